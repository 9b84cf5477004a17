import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { tokenHash } from "#app/domain/kernel/token.server.ts";
import { answerReferralByLink } from "#app/domain/referrals/commands/answer-referral-by-link.server.ts";
import { issueReferralLink } from "#app/domain/referrals/commands/issue-referral-link.server.ts";
import { openReferralLink } from "#app/domain/referrals/commands/open-referral-link.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { inUnit } from "#db/client.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { testVault } from "#tests/support/vault.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
let place: ReferralPlace;
let mine: { referralId: ReferralId; recipientId: RecipientId; link: string };
let other: typeof mine;

/** A whole referral to the CCAS whose card also goes to the association, and the session of its link. */
async function aSession(slug: string) {
	place = await aReferralPlace(database, now, slug);
	const { territoryId, organisationIds } = place.territory;
	const referralId = await draftReferral(place.as(place.sender), { basis: "226-14" });
	const rows = await sendTo(place.as(place.sender), referralId, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: place.association, scope: "card" },
	]);
	const recipientId = rows.get(place.association) as RecipientId;
	const issued = await issueReferralLink({ db: database.worker, now, territoryId }, { recipientId });
	const session = await openReferralLink({ db: database.app, now }, issued?.token as string);
	return { referralId, recipientId, link: tokenHash(session as string) };
}

beforeAll(async () => {
	other = await aSession("ailleurs");
	mine = await aSession("ici");
});

const unit = (link: string | undefined, at = now) => ({
	personId: null,
	territoryIds: [place.territory.territoryId],
	now: at,
	...(link && { link }),
});
/** Rows that this session gets of a table, by one of its columns. */
const rowsOf = (table: string, column: string, link: string | undefined, at = now) =>
	inUnit(database.app, unit(link, at), async (tx) => {
		const { rows } = await sql<{ id: string }>`select ${sql.ref(column)}::text as id from ${sql.table(table)} order by 1`.execute(tx);
		return rows.map(({ id }) => id);
	});

const opens: [string, string, () => string[]][] = [
	["referral", "id", () => [mine.referralId]],
	["referral_key", "referral_id", () => [mine.referralId]],
	["referral_part", "part", () => ["card"]],
	["referral_recipient", "id", () => [mine.recipientId]],
	["referral_step", "recipient_id", () => [mine.recipientId]],
];
const shut = [
	["referral_message", "id"],
	["referral_note", "author_id"],
	["referral_attachment", "id"],
	["referral_reader", "id"],
	["referral_link", "hash"],
	["referral_request", "id"],
	["referral_organisation", "organisation_id"],
	["referral_duty", "id"],
	["access_entry", "seq"],
	["journal_entry", "seq"],
	["person", "id"],
	["membership", "id"],
	["organisation", "id"],
	["action_sheet", "id"],
	["elimination_list", "id"],
] as const;

describe("the walls around a link's session", () => {
	it.each(opens)("open its own rows of %s", async (table, column, expected) => {
		expect(await rowsOf(table, column, mine.link)).toEqual(expected());
	});

	it("open the key of the territory that wraps its own", async () => {
		expect((await rowsOf("territory_key", "purpose", mine.link)).length).toBeGreaterThan(0);
	});

	it("leave out what it has no business with", async () => {
		for (const [table, column] of shut) expect(await rowsOf(table, column, mine.link), table).toEqual([]);
	});

	it("open nothing to the session of another territory, to none, after its hour, nor to a digest of nobody's", async () => {
		for (const [table, column] of [...opens, ["territory_key", "purpose"], ["referral_settings", "territory_id"]] as const) {
			expect(await rowsOf(table, column, other.link), table).toEqual([]);
			expect(await rowsOf(table, column, undefined), table).toEqual([]);
			expect(await rowsOf(table, column, mine.link, new Date(now.getTime() + 61 * 60_000)), table).toEqual([]);
			expect(await rowsOf(table, column, tokenHash("personne")), table).toEqual([]);
		}
	});

	it("let it change its own answer alone, and write no content", async () => {
		const change = (statement: string) =>
			inUnit(database.app, unit(mine.link), async (tx) => Number((await sql.raw(statement).execute(tx)).numAffectedRows ?? 0));
		expect(await change("update referral_recipient set revision = revision")).toBe(1);
		expect(await change("update referral set urgency = 'soon'")).toBe(0);
		expect(await change("update referral_part set sealed = 'x'")).toBe(0);
		expect(await change("delete from referral_part")).toBe(0);
		expect(await change("delete from referral_recipient")).toBe(0);
		await expect(change("update referral_step set code = 'x'")).rejects.toThrow(/permission denied/);
		await expect(
			change(`insert into referral_reader (territory_id, referral_id, recipient_id, organisation_id, person_id, since)
				select territory_id, referral_id, id, organisation_id, '${place.ccas.personId}', now() from referral_recipient`),
		).rejects.toMatchObject({ code: "42501" });
	});

	it("keep the application from acting on another's answer, though it were asked to", async () => {
		const { territoryId } = place.territory;
		const ctx = { db: database.app, now, vault: testVault, territoryId, organisationId: place.association };
		const accept = { referralId: mine.referralId, recipientId: mine.recipientId, revision: 1, action: "accept", word: null } as const;
		await expect(answerReferralByLink({ ...ctx, ...mine, link: other.link }, accept)).rejects.toMatchObject({ kind: "not-found" });
		await expect(answerReferralByLink({ ...ctx, ...other, link: mine.link }, accept)).rejects.toMatchObject({ kind: "not-found" });
		await expect(inTransaction({ ...ctx, link: mine.link }, (tx) => tx.selectFrom("referralLink").selectAll().execute())).resolves.toEqual(
			[],
		);
	});
});
