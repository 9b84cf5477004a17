import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { closeRequest } from "#app/domain/referral-rights/commands/close-request.server.ts";
import { confirmElimination } from "#app/domain/referral-rights/commands/confirm-elimination.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { recordVisa } from "#app/domain/referral-rights/commands/record-visa.server.ts";
import { getDemand, listEliminationItems, listEliminations } from "#app/domain/referral-rights/queries.server.ts";
import type { EliminationId } from "#app/domain/referral-rights/types.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import { referralKey } from "#app/domain/referrals/keys.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type TestJobs, testJobs } from "#tests/support/jobs.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
let place: ReferralPlace;
let clock = now;
let jobs: TestJobs;
let discarded: string[] = [];

beforeAll(() => {
	jobs = testJobs({
		db: database.worker,
		clock: () => clock,
		files: {
			discard: async (key: string) => void discarded.push(key),
			write: async () => {},
			setAside: async () => {},
			read: async () => new ReadableStream<Uint8Array>(),
			listOlderThan: async () => [],
		},
	});
});

/** The night of a day, twice: what it does shows once. */
async function nights(at: Date) {
	clock = at;
	await jobs.run("archive-referrals", {});
	await jobs.run("archive-referrals", {});
}

/** A place of its own, with one referral to the CCAS. */
async function aReferral(slug: string, { isPublic = true } = {}) {
	place = await aReferralPlace(database, now, slug);
	discarded = [];
	const { territoryId, organisationIds } = place.territory;
	if (!isPublic) await database.asAdmin("update referral_organisation set is_public_body = false where territory_id = $1", [territoryId]);
	const referralId = await draftReferral(place.as(place.sender));
	const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: organisationIds.ccas, scope: "full" }]);
	const key = Buffer.from(slug.padEnd(16, "-").slice(0, 16)).toString("hex");
	await database.asAdmin(
		`insert into referral_attachment (id, territory_id, referral_id, kind, extension, size, storage_key, sealed_name, added_by, added_at)
		values ($1, $2, $3, 'form', 'pdf', 10, $4, 'sealed', $5, $6)`,
		[newId(), territoryId, referralId, key, place.sender.personId, now],
	);
	return { referralId, recipientId: rows.get(organisationIds.ccas) as RecipientId, key, territoryId };
}

const decline = (referralId: ReferralId, recipientId: RecipientId) =>
	advanceReferral(place.as(place.ccas), {
		referralId,
		recipientId,
		revision: 1,
		action: "decline",
		word: null,
		declineReason: "not-competent",
	});
const archivedAt = async (referralId: ReferralId) =>
	(await database.asAdmin<{ archived_at: Date | null }>("select archived_at from referral where id = $1", [referralId]))[0]?.archived_at;
const factCount = async (name: string, referralId: string) =>
	(await database.asAdmin("select from journal_entry where name = $1 and payload like $2", [name, `%${referralId}%`])).length;
const open = (actor: ReferralPlace["sender"], referralId: ReferralId, at = now) => {
	const ctx = place.as(actor, at);
	return inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "page" }));
};
const lists = () =>
	inTransaction(place.as(place.dpo), (tx) => listEliminations(tx, place.territory.territoryId, 1).then((page) => page.lists));
const counts = () =>
	inTransaction(place.as(place.sender), async (tx) => {
		const { sql } = await import("kysely");
		const { rows } = await sql`select * from referral_counts(${place.territory.territoryId}::uuid, '2026-01-01', '2030-01-01')`.execute(tx);
		return rows;
	});
const isGone = async (referralId: ReferralId) =>
	(await database.asAdmin("select from referral where id = $1 union all select from referral_key where referral_id = $1", [referralId]))
		.length === 0;

describe("archives", () => {
	it("close what has been over for thirty days, once, to all but a DPO whom the person asked; the sender takes it up again", async () => {
		const { referralId, recipientId } = await aReferral("archives");
		await nights(later(40));
		expect(await archivedAt(referralId)).toBeNull();
		await decline(referralId, recipientId);
		await nights(later(30));
		expect(await archivedAt(referralId)).toBeNull();
		await nights(later(31));
		expect(await archivedAt(referralId)).toEqual(later(31));
		expect(await factCount("referral.archived", referralId)).toBe(1);
		expect(await open(place.sender, referralId)).toMatchObject({ card: null, account: null, closedBecause: "referral.archived" });
		await openRequests(place.as(place.dpo), { kind: "access", receivedOn: "2026-11-23" as never, referralIds: [referralId] });
		expect((await open(place.dpo, referralId)).card).not.toBeNull();

		const reopen = { referralId, recipientId, revision: 2, action: "reopen", word: "La situation a changé." } as const;
		await expect(advanceReferral(place.as(place.ccas), reopen)).rejects.toMatchObject({ code: "referral.archived" });
		await advanceReferral(place.as(place.sender), reopen);
		expect(await archivedAt(referralId)).toBeNull();
		expect((await open(place.sender, referralId)).card).not.toBeNull();
	});

	it("lose documents six months after the end, files first", async () => {
		const { referralId, recipientId, key } = await aReferral("documents");
		await decline(referralId, recipientId);
		await nights(later(170));
		expect(discarded).toEqual([]);
		await nights(later(185));
		expect(discarded).toEqual([key]);
		expect(await database.asAdmin("select from referral_attachment where referral_id = $1", [referralId])).toHaveLength(0);
		expect(await factCount("referral.attachments-expired", referralId)).toBe(1);
	});

	it("forget drafts that nobody wrote in for thirty days", async () => {
		await aReferral("brouillons");
		const draft = await draftReferral(place.as(place.sender));
		await nights(later(29));
		expect(await isGone(draft)).toBe(false);
		await nights(later(31));
		expect(await isGone(draft)).toBe(true);
		expect(await factCount("referral.draft-expired", draft)).toBe(1);
	});
});

describe("elimination", () => {
	it("of a public body waits for the visa, then destroys the key, the rows and the files, and keeps the counts", async () => {
		const { referralId, key, territoryId } = await aReferral("publique");
		const sealed = await database.asAdmin<{ part: string; sealed: string }>(
			"select part, sealed from referral_part where referral_id = $1",
			[referralId],
		);
		expect(sealed.length).toBeGreaterThan(0);
		const before = await counts();
		await nights(later(370));
		const [list] = await lists();
		expect(list).toMatchObject({ isPublic: true, itemCount: 1, visaOn: null });
		const listId = list?.id as EliminationId;
		const items = await inTransaction(place.as(place.dpo), (tx) => listEliminationItems(tx, territoryId, listId));
		expect(items).toMatchObject([{ kind: "unanswered", lastContactOn: "2026-11-23" }]);
		const dpo = place.as(place.dpo, later(371));
		await expect(confirmElimination(dpo, { listId, isSure: "on" })).rejects.toMatchObject({ code: "elimination.visa-first" });
		await expect(recordVisa(dpo, { listId, visaReference: "2027-12", visaOn: "2030-01-01" as never })).rejects.toMatchObject({
			code: "elimination.visa-future",
		});
		expect(() => recordVisa(place.as(place.manager), { listId, visaReference: "x", visaOn: "2027-11-20" as never })).toThrow("not-found");
		await recordVisa(dpo, { listId, visaReference: "2027-12", visaOn: "2027-11-20" as never });
		await expect(recordVisa(dpo, { listId, visaReference: "2", visaOn: "2027-11-20" as never })).rejects.toMatchObject({
			code: "elimination.no-visa-awaited",
		});
		await jobs.run("run-elimination", { eventId: newId(), territoryId, listId });
		expect(await isGone(referralId)).toBe(false);

		const both = await Promise.allSettled([
			confirmElimination(dpo, { listId, isSure: "on" }),
			confirmElimination(dpo, { listId, isSure: "on" }),
		]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		await jobs.settle();
		await jobs.run("run-elimination", { eventId: newId(), territoryId, listId });
		expect(await isGone(referralId)).toBe(true);
		expect(discarded).toContain(key);
		expect(await counts()).toEqual(before);
		expect(await database.asAdmin("select from referral_fact where territory_id = $1", [territoryId])).toHaveLength(1);
		expect((await lists())[0]).toMatchObject({ settledCount: 1, keptCount: 0 });
		expect((await lists())[0]?.executedAt).not.toBeNull();
		expect(await factCount("referral.elimination-done", listId)).toBe(1);
		await expectNowhere(sealed.map((part) => part.sealed));

		// an old backup of the sealed rows: the key that opens them is nowhere
		const ctx = place.as(place.sender);
		await expect(reading(ctx, (tx) => referralKey(tx, ctx, territoryId, referralId))).rejects.toMatchObject({ reason: "missing" });
	});

	it("keeps what a contact, or a request, came to since the list was made", async () => {
		const { referralId, recipientId } = await aReferral("privee", { isPublic: false });
		await nights(later(370));
		const [list] = await lists();
		expect(list).toMatchObject({ isPublic: false, itemCount: 1 });
		const listId = list?.id as EliminationId;
		await database.asAdmin(
			`insert into referral_step (id, territory_id, referral_id, recipient_id, action, from_state, to_state, at)
			values ($1, $2, $3, $4, 'mark-met', 'appointment', 'met', $5)`,
			[newId(), place.territory.territoryId, referralId, recipientId, later(369)],
		);
		clock = later(371);
		await confirmElimination(place.as(place.dpo, clock), { listId, isSure: "on" });
		await jobs.settle();
		expect(await isGone(referralId)).toBe(false);
		expect((await lists())[0]).toMatchObject({ settledCount: 1, keptCount: 1 });
		await nights(later(410));
		expect(await lists()).toHaveLength(1);
		await nights(later(770));
		expect(await lists()).toHaveLength(2);
	});

	it("goes on where it stopped, without counting twice, when files could not be removed", async () => {
		const { referralId, territoryId } = await aReferral("coupee", { isPublic: false });
		const before = await counts();
		await nights(later(370));
		const listId = (await lists())[0]?.id as EliminationId;
		clock = later(371);
		await confirmElimination(place.as(place.dpo, clock), { listId, isSure: "on" });
		const discard = jobs.deps.files.discard;
		jobs.deps.files.discard = async () => {
			throw new Error("disk");
		};
		await expect(jobs.settle()).rejects.toThrow("disk");
		jobs.deps.files.discard = discard;
		expect(await database.asAdmin("select from referral_key where referral_id = $1", [referralId])).toHaveLength(0);
		expect(await counts()).toEqual(before);
		await jobs.run("run-elimination", { eventId: newId(), territoryId, listId });
		expect(await isGone(referralId)).toBe(true);
		expect(await counts()).toEqual(before);
	});
});

describe("an erasure granted", () => {
	const grant = async (referralId: ReferralId) => {
		const ctx = place.as(place.dpo);
		const { territoryId } = place.territory;
		const demandId = await openRequests(ctx, { kind: "erasure", receivedOn: "2026-11-23" as never, referralIds: [referralId] });
		const [row] = await inTransaction(ctx, (tx) => getDemand(tx, territoryId, demandId));
		await closeRequest(ctx, { demandId, requestId: row?.id as never, answer: "granted", reason: null });
		clock = later(1);
		await jobs.settle();
		return inTransaction(ctx, (tx) => getDemand(tx, territoryId, demandId));
	};

	it("is done at once where no archives keep it, and its answer remains", async () => {
		const { referralId } = await aReferral("effacee", { isPublic: false });
		const before = await counts();
		expect(await grant(referralId)).toMatchObject([{ referralId: null, answer: "granted", answerReason: null }]);
		expect(await isGone(referralId)).toBe(true);
		expect(await counts()).toEqual(before);
		expect(await factCount("referral.erased", referralId)).toBe(1);
	});

	it("goes on the list that waits for the visa where public archives keep it", async () => {
		const { referralId, territoryId } = await aReferral("retenue");
		expect(await grant(referralId)).toMatchObject([{ referralId, answer: "granted", answerReason: "public-archives" }]);
		expect(await isGone(referralId)).toBe(false);
		const [list] = await lists();
		expect(list).toMatchObject({ isPublic: true, itemCount: 1 });
		const dpo = place.as(place.dpo, later(2));
		await recordVisa(dpo, { listId: list?.id as EliminationId, visaReference: "V1", visaOn: "2026-11-24" as never });
		await confirmElimination(dpo, { listId: list?.id as EliminationId, isSure: "on" });
		clock = later(2);
		await jobs.settle();
		expect(await isGone(referralId)).toBe(true);
		expect(await database.asAdmin("select from referral_fact where territory_id = $1", [territoryId])).toHaveLength(1);
	});

	it("waits for the other requests about the same referral", async () => {
		const { referralId } = await aReferral("attend", { isPublic: false });
		await openRequests(place.as(place.dpo), { kind: "access", receivedOn: "2026-11-23" as never, referralIds: [referralId] });
		await expect(grant(referralId)).rejects.toMatchObject({ code: "request.other-open" });
	});
});

/** A raw look over every table of the database. */
async function expectNowhere(texts: readonly string[]) {
	const tables = await database.asAdmin<{ name: string }>(
		"select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
	);
	for (const { name } of tables) {
		for (const text of texts) {
			const found = await database.asAdmin(`select from ${name} as one where one::text like '%' || $1 || '%'`, [text.slice(0, 60)]);
			expect({ name, found: found.length }).toEqual({ name, found: 0 });
		}
	}
}
