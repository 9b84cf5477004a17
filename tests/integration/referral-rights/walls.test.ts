import { sql } from "kysely";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { closeRequest } from "#app/domain/referral-rights/commands/close-request.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { getDemand } from "#app/domain/referral-rights/queries.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
let place: ReferralPlace;
let asked: ReferralId;
let other: ReferralId;
let steward: Actor;
let chair: Actor;

/** Tables that tell of a person, or lead to one. */
const contentTables = [
	"referral",
	"referral_key",
	"referral_part",
	"referral_recipient",
	"referral_step",
	"referral_message",
	"referral_note",
	"referral_attachment",
	"referral_agreement",
];

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const ccas = [{ organisationId: place.territory.organisationIds.ccas, scope: "full" as const }];
	asked = await draftReferral(place.as(place.sender));
	await sendTo(place.as(place.sender), asked, ccas);
	other = await draftReferral(place.as(place.sender), { lastName: "Autre" });
	await sendTo(place.as(place.sender), other, ccas);
	steward = await place.territory.person("admin", { role: "admin" });
	chair = await place.territory.person("maire", { mandates: { insertion: "chair" } });
});

/** Straight SQL, with the application's checks left out: which referrals a person's rows are of. */
const seenBy = (actor: Actor, table: string) =>
	inTransaction(place.as(actor), async (tx) => {
		const column = table === "referral" ? "id" : "referral_id";
		const { rows } = await sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)}`.execute(tx);
		return rows.map(({ id }) => id);
	});
const all = async (actor: Actor) => [...new Set((await Promise.all(contentTables.map((table) => seenBy(actor, table)))).flat())].sort();

it("shows no row of any referral to the DPO, a manager, a steward, a chair or an agent who is not named, even by SQL", async () => {
	for (const actor of [place.dpo, place.manager, place.caf, steward, chair]) expect(await all(actor)).toEqual([]);
	expect(await all(place.sender)).toEqual([asked, other].sort());
});

it("shows the DPO, while a request is open, that referral whole and no other, then nothing again", async () => {
	const ctx = place.as(place.dpo);
	const demandId = await openRequests(ctx, { kind: "objection", receivedOn: "2026-11-23" as never, referralIds: [asked] });
	expect(await all(place.dpo)).toEqual([asked]);
	expect(await seenBy(place.dpo, "referral_part")).toEqual([asked]);
	for (const actor of [place.manager, place.caf, steward, chair]) expect(await all(actor)).toEqual([]);
	const [row] = await inTransaction(ctx, (tx) => getDemand(tx, place.territory.territoryId, demandId));
	await closeRequest(ctx, { demandId, requestId: row?.id as never, answer: "granted", reason: null });
	expect(await all(place.dpo)).toEqual([]);
});

it("keeps requests, lists and the access journal from all but the DPO, reading and writing", async () => {
	const tables = ["referral_request", "elimination_list", "elimination_item", "access_entry", "referral_fact"];
	for (const actor of [place.manager, place.caf, place.ccas, steward, chair]) {
		for (const table of tables) {
			const rows = inTransaction(place.as(actor), (tx) =>
				sql`select from ${sql.table(table)}`.execute(tx).then((found) => found.rows.length),
			);
			if (table === "referral_fact") await expect(rows).rejects.toThrow(/permission denied/);
			else expect(await rows).toBe(0);
		}
		const request = { referralId: other, dpo: actor.personId, territoryId: actor.territoryId };
		await expect(
			inTransaction(place.as(actor), (tx) =>
				sql`insert into referral_request (id, territory_id, referral_id, kind, received_on, due_on, opened_by, opened_at)
					values (gen_random_uuid(), ${request.territoryId}, ${request.referralId}, 'access', '2026-11-23', '2026-12-23', ${request.dpo}, ${now})`.execute(
					tx,
				),
			),
		).rejects.toThrow(/row-level security/);
	}
	expect(await inTransaction(place.as(place.dpo), (tx) => sql`select from access_entry`.execute(tx).then(({ rows }) => rows.length))).toBe(
		0,
	);
});

it("gives the doors of the DPO to nobody else, and over no other territory", async () => {
	const elsewhere = await aReferralPlace(database, now, "ailleurs");
	const doors = (actor: Actor, territoryId: string) =>
		inTransaction(place.as(actor), async (tx) => {
			const references = await sql`select * from referral_references(${territoryId}::uuid, ${[asked, other]}::uuid[], null)`.execute(tx);
			const [{ reference } = { reference: "" }] = await database.asAdmin<{ reference: string }>(
				"select reference from referral where id = $1",
				[other],
			);
			const known = await sql`select * from find_person_referrals(${territoryId}::uuid, null, ${reference})`.execute(tx);
			const kept = await sql`select * from referral_retention(${territoryId}::uuid)`.execute(tx);
			return [references.rows.length, known.rows.length, kept.rows.length];
		});
	const { territoryId } = place.territory;
	expect(await doors(place.dpo, territoryId)).toEqual([2, 1, 0]);
	for (const actor of [place.manager, place.caf, steward, chair, elsewhere.dpo]) expect(await doors(actor, territoryId)).toEqual([0, 0, 0]);
});
