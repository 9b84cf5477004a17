import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId, type OrganisationId } from "#app/domain/kernel/ids.ts";
import { actorOf } from "#app/domain/people/actor-of.ts";
import { listMemberships } from "#app/domain/people/queries.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { assignReferral } from "#app/domain/referrals/commands/assign-referral.server.ts";
import { keepNote } from "#app/domain/referrals/commands/keep-note.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import { listReferrals } from "#app/domain/referrals/list-queries.server.ts";
import { ListFilters, listGroups } from "#app/domain/referrals/list-schema.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, type ReferralPlace } from "#tests/support/referrals.ts";
import { type Drawn, drawReferrals } from "./many-referrals.ts";
import { somebody } from "./people.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const everyone = [
	"sender",
	"senderColleague",
	"recipient",
	"unboundRecipient",
	"otherRecipient",
	"manager",
	"dpo",
	"steward",
	"chair",
	"reader",
	"readerNamed",
	"former",
	"moved",
	"elsewhere",
] as const;
type Who = (typeof everyone)[number];
/** Who is on no referral, whatever rows were left behind of them. */
const outsiders = ["senderColleague", "manager", "steward", "chair", "reader", "readerNamed", "former", "moved", "elsewhere"] as const;

let place: ReferralPlace;
let people: Record<Who, Actor>;
let referrals: Drawn[];

/** What each sees of each: null when they do not know of it. */
type Sight = string[] | null;
type Sights = Record<Who, Sight[]>;
let byBoth: Sights;
let byWallsAlone: Sights;
let byApplicationAlone: Sights;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const elsewhere = await aReferralPlace(database, now, "ailleurs");
	const one = (local: string, wanted: Parameters<typeof somebody>[3]) => somebody(place, now, local, wanted);
	const unbound = await one("sans-secret", { organisation: "ccas", duty: "agent", secretBasis: "none" });
	const chair = await place.territory.person("presidence", { organisation: "ccas", mandates: { insertion: "chair" } });
	const moved = await one("partie", { organisation: "caf" });
	const former = await one("ancienne", { organisation: "ccas" });
	const readerNamed = await one("lectrice-habilitee", { organisation: "ccas", role: "reader" });
	referrals = await drawReferrals(database, place, 5, 40);
	const colleague = await one("collegue", { organisation: "epci", duty: "agent" });
	await dutyRow(chair, "2026-01-01", null);
	await dutyRow(moved, "2026-01-01", null);
	await dutyRow(former, "2026-01-01", "2026-11-22");
	await dutyRow(readerNamed, "2026-01-01", null);
	for (const { recipients, referralId } of referrals) {
		const ccas = recipients.get(place.territory.organisationIds.ccas);
		// rows that time left behind, or that a hand wrote: they must open nothing
		if (ccas) for (const actor of [chair, moved, former, readerNamed, place.manager]) await nameReader(actor, referralId, ccas);
	}
	const signedIn: Record<Who, Actor> = {
		sender: place.sender,
		senderColleague: colleague,
		recipient: place.ccas,
		unboundRecipient: unbound,
		otherRecipient: place.caf,
		manager: place.manager,
		dpo: place.dpo,
		steward: await one("animation", { organisation: "epci", role: "cooperation_officer" }),
		chair,
		reader: await one("lecture", { organisation: "ccas", role: "reader" }),
		readerNamed,
		former,
		moved,
		elsewhere: elsewhere.ccas,
	};
	people = Object.fromEntries(await Promise.all(everyone.map(async (who) => [who, await actorAtSignIn(signedIn[who])]))) as typeof people;

	byBoth = await lookAll(bothSee);
	byWallsAlone = await lookAll(wallsShow);
	await walls("disable");
	byApplicationAlone = await lookAll(bothSee);
	await walls("enable");
}, 120_000);

const dutyRow = (actor: Actor, startsOn: string, endsOn: string | null) =>
	database.asAdmin(
		"insert into referral_duty (id, territory_id, person_id, duty, secret_basis, starts_on, ends_on) values ($1, $2, $3, 'agent', 'function', $4, $5)",
		[newId(), actor.territoryId, actor.personId, startsOn, endsOn],
	);
const nameReader = (actor: Actor, referralId: ReferralId, recipientId: RecipientId) =>
	database.asAdmin(
		"insert into referral_reader (territory_id, referral_id, recipient_id, organisation_id, person_id, since) values ($1, $2, $3, $4, $5, now())",
		[actor.territoryId, referralId, recipientId, place.territory.organisationIds.ccas, actor.personId],
	);
/** As sign-in would make them: duties, role and mandates read from the database. */
async function actorAtSignIn({ personId, displayName, territoryId }: Actor): Promise<Actor> {
	const memberships = await listMemberships(database.app, personId, now);
	const membership = memberships.find((m) => m.territoryId === territoryId);
	if (!membership) throw new Error("no place");
	return actorOf({ id: personId, displayName }, membership);
}

async function walls(how: "enable" | "disable"): Promise<void> {
	const tables = await database.asAdmin<{ name: string }>(
		"select relname as name from pg_class where relkind = 'r' and (relname like 'referral%' or relname = 'territory_key')",
	);
	for (const { name } of tables) await database.asAdmin(`alter table ${name} ${how} row level security`);
}

async function lookAll(look: (actor: Actor, referralId: ReferralId) => Promise<Sight>): Promise<Sights> {
	const found = {} as Sights;
	for (const who of everyone) found[who] = await Promise.all(referrals.map(({ referralId }) => look(people[who], referralId)));
	return found;
}

/** What the application gives, through its one door. */
const bothSee = async (actor: Actor, referralId: ReferralId): Promise<Sight> => {
	const ctx = place.as(actor);
	try {
		const opened = await inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "page" }));
		return [opened.account && "account", opened.card && "card", opened.hasNir && "nir"].filter((part) => typeof part === "string");
	} catch (error) {
		if ((error as { kind?: string }).kind === "not-found") return null;
		throw error;
	}
};

/** What the walls let through, the application asking for everything. */
const wallsShow = (actor: Actor, referralId: ReferralId): Promise<Sight> =>
	reading(place.as(actor), async (tx) => {
		const row = await tx.selectFrom("referral").select("id").where("id", "=", referralId).executeTakeFirst();
		const parts = await tx.selectFrom("referralPart").select("part").where("referralId", "=", referralId).orderBy("part").execute();
		return row ? parts.map(({ part }) => part) : null;
	});

describe("who reads what of a referral", () => {
	it("is drawn in all its ways", () => {
		const ways = new Set(byBoth.recipient.map((sight) => sight?.join("+") ?? "nothing"));
		expect(ways).toEqual(new Set(["account+card+nir", "account+card", "card", "", "nothing"]));
		expect(new Set(byBoth.dpo.map((sight) => sight?.includes("account") ?? false))).toEqual(new Set([true, false]));
		expect(byBoth.unboundRecipient.flat()).not.toContain("account");
		expect(byBoth.unboundRecipient.flat()).toContain("card");
	});

	it.each(everyone)("is the same for the walls, for the application and for both: %s", (who) => {
		expect(byWallsAlone[who]).toEqual(byBoth[who]);
		expect(byApplicationAlone[who]).toEqual(byBoth[who]);
	});

	it.each(outsiders)("is nothing at all for %s", (who) => {
		expect(byBoth[who].every((sight) => sight === null)).toBe(true);
		expect(byWallsAlone[who].every((sight) => sight === null)).toBe(true);
	});

	it.each(["sender", "recipient", "unboundRecipient", "otherRecipient", ...outsiders] as const)(
		"lists to %s what they know of, and nothing else",
		async (who) => {
			const ctx = place.as(people[who]);
			const listed = new Set<string>();
			for (const liste of listGroups) {
				for (let page = 1, pageCount = 1; page <= pageCount; page++) {
					const found = await reading(ctx, (tx) => listReferrals(tx, ctx.actor, ListFilters.parse({ liste, page })));
					pageCount = found.pageCount;
					for (const { referralId } of found.referrals) listed.add(referralId);
				}
			}
			const known = referrals.filter((_, index) => byBoth[who][index] !== null).map(({ referralId }) => referralId);
			expect([...listed].sort()).toEqual([...known].sort());
		},
	);
});

/** One that is sent, open, and whole at the CCAS. */
const target = () => {
	const index = referrals.findIndex((_, one) => byBoth.recipient[one]?.includes("account") && byBoth.sender[one]?.includes("account"));
	const { referralId, recipients } = referrals[index] as Drawn;
	return { referralId, recipientId: recipients.get(place.territory.organisationIds.ccas as OrganisationId) as RecipientId };
};

describe("what outsiders may do to a referral", () => {
	it.each(outsiders)("is refused by the application without the walls: %s", async (who) => {
		const { referralId, recipientId } = target();
		const ctx = place.as(people[who]);
		const refused = { kind: "not-found" };
		await walls("disable");
		try {
			await expect(advanceReferral(ctx, { referralId, recipientId, revision: 1, word: null, action: "receive" })).rejects.toMatchObject(
				refused,
			);
			await expect(writeMessage(ctx, { referralId, recipientId: null, text: "Bonjour" })).rejects.toMatchObject(refused);
			await expect(keepNote(ctx, { referralId, revision: 0, text: "Note" })).rejects.toMatchObject(refused);
			await expect(assignReferral(ctx, { referralId, recipientId, personId: ctx.actor.personId })).rejects.toMatchObject(refused);
		} finally {
			await walls("enable");
		}
	});

	it.each(outsiders)("is refused by the walls without the application: %s", async (who) => {
		const { referralId, recipientId } = target();
		const ctx = place.as(people[who]);
		const { territoryId, organisationId, personId } = ctx.actor;
		const affected = await inTransaction(ctx, async (tx) => {
			const results = [
				await tx.updateTable("referral").set({ urgency: "ordinary" }).where("id", "=", referralId).executeTakeFirst(),
				await tx.updateTable("referralRecipient").set({ waitingOn: null }).where("id", "=", recipientId).executeTakeFirst(),
				await tx.updateTable("referralPart").set({ sealed: "x" }).where("referralId", "=", referralId).executeTakeFirst(),
			];
			const removed = await tx.deleteFrom("referralPart").where("referralId", "=", referralId).executeTakeFirst();
			return [...results.map(({ numUpdatedRows }) => Number(numUpdatedRows)), Number(removed.numDeletedRows)];
		});
		expect(affected).toEqual([0, 0, 0, 0]);
		const rows = await reading(ctx, async (tx) => [
			...(await tx.selectFrom("referralKey").select("referralId").where("referralId", "=", referralId).execute()),
			...(await tx.selectFrom("referralStep").select("referralId").where("referralId", "=", referralId).execute()),
			...(await tx.selectFrom("referralMessage").select("referralId").where("referralId", "=", referralId).execute()),
			...(await tx.selectFrom("referralNote").select("referralId").where("referralId", "=", referralId).execute()),
			...(await tx.selectFrom("referralAgreement").select("referralId").where("referralId", "=", referralId).execute()),
		]);
		expect(rows).toEqual([]);
		const message = { id: newId(), territoryId, referralId, authorId: personId, organisationId, sealedText: "x", at: now };
		await expect(inTransaction(ctx, (tx) => tx.insertInto("referralMessage").values(message).execute())).rejects.toThrow(
			/row-level security/,
		);
		// a manager names agents of their own, by a right of their own
		if (who === "manager") return;
		const reader = { territoryId, referralId, recipientId: null, organisationId, personId, since: now };
		await expect(inTransaction(ctx, (tx) => tx.insertInto("referralReader").values(reader).execute())).rejects.toThrow(
			/row-level security/,
		);
	});
});
