import type { KyselyPlugin } from "kysely";
import { beforeAll, expect, it } from "vitest";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { presentReferral } from "#app/presenters/referral.server.ts";
import { presentReferralList } from "#app/presenters/referral-list.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-26T09:00:00Z");
let place: ReferralPlace;
let small: ReferralId;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	small = await sent("Petite", false);
});

async function sent(lastName: string, isToBoth: boolean): Promise<ReferralId> {
	const { ccas, caf } = place.territory.organisationIds;
	const ctx = place.as(place.sender);
	const id = await draftReferral(ctx, { lastName });
	await sendTo(
		ctx,
		id,
		(isToBoth ? [ccas, caf] : [ccas]).map((organisationId) => ({ organisationId, scope: "full" as const })),
	);
	return id;
}

/** How many statements the sender's page asks of the database, the unit's own aside. */
async function statementsOf(show: (ctx: ReturnType<ReferralPlace["as"]>) => Promise<unknown>): Promise<number> {
	let count = 0;
	const counting: KyselyPlugin = {
		transformQuery({ node }) {
			count++;
			return node;
		},
		transformResult: async ({ result }) => result,
	};
	const ctx = place.as(place.sender);
	await show({ ...ctx, db: { ...ctx.db, kysely: ctx.db.kysely.withPlugin(counting) } });
	return count;
}

it("asks no more of the database for a long referral, or for a long worklist, than for a short one", async () => {
	const page = (id: ReferralId) => statementsOf((ctx) => presentReferral(ctx, { referral: id }));
	const list = () => statementsOf((ctx) => presentReferralList(ctx, new URLSearchParams({ liste: "en-attente" })));
	const short = { page: await page(small), list: await list() };
	expect(short).toEqual({ page: 21, list: 1 });
	const long = await sent("Grande", true);
	for (const text of ["Un premier mot.", "Un second mot."])
		await writeMessage(place.as(place.sender), { referralId: long, recipientId: null, text });
	for (const lastName of ["Autre", "Encore", "Dernière"]) await sent(lastName, true);
	expect({ page: await page(long), list: await list() }).toEqual(short);
});
