import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import type { OrganisationId } from "#app/domain/kernel/ids.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { endLapsedAccess } from "#app/domain/referrals/commands/end-lapsed-access.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { withdrawAgreement } from "#app/domain/referrals/commands/withdraw-agreement.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import { after, isOver } from "#app/domain/referrals/rules.ts";
import { type AgreementId, type RecipientId, type ReferralId, recipientStates } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const today = dayOf(now);
let place: ReferralPlace;
let ccas: OrganisationId;
let caf: OrganisationId;
beforeAll(async () => {
	place = await aReferralPlace(database, now);
	({ ccas, caf } = place.territory.organisationIds);
});

let drafted = 0;
/** Of someone else each time: the same person twice to one body would be a duplicate. */
const draft = (basis: string) => draftReferral(place.as(place.sender), { basis, lastName: `Exemple ${"ab".repeat(++drafted)}` });
const agree = (
	referralId: ReferralId,
	organisationIds: OrganisationId[],
	changes: Record<string, unknown> = {},
	by: Actor = place.sender,
) =>
	collectAgreement(place.as(by), {
		referralId,
		givenOn: today,
		endsOn: plusDays(today, 90),
		channel: "oral",
		givenBy: "person",
		withInterpreter: false,
		covers: ["card", "account"],
		organisationIds,
		isNoticeGiven: true,
		...changes,
	});
const withdraw = (referralId: ReferralId, agreementId: AgreementId, by: Actor = place.sender, on: Day = today) =>
	withdrawAgreement(place.as(by), { referralId, agreementId, withdrawnOn: on });

/** A referral to the CCAS and the CAF that rests on one agreement covering both. */
async function agreed() {
	const referralId = await draft("agreement");
	const agreementId = await agree(referralId, [ccas, caf]);
	const rows = await sendTo(place.as(place.sender), referralId, [
		{ organisationId: ccas, scope: "full" },
		{ organisationId: caf, scope: "full" },
	]);
	return { referralId, agreementId, atCcas: rows.get(ccas) as RecipientId, atCaf: rows.get(caf) as RecipientId };
}
const open = (actor: Actor, referralId: ReferralId) =>
	inTransaction(place.as(actor), (tx) => openReferral(tx, place.as(actor), referralId, { what: "read", detail: "page" }));
const rowOf = async (id: RecipientId) =>
	(
		await database.asAdmin<{ state: string; access_ended_at: Date | null; waiting_on: string | null; scope: string; passes_nir: boolean }>(
			"select state, access_ended_at, waiting_on, scope, passes_nir from referral_recipient where id = $1",
			[id],
		)
	)[0];
const eventsOf = async (referralId: ReferralId, name: string) =>
	(
		await database.asAdmin<{ payload: { recipientIds?: string[]; reducedIds?: string[]; restoredIds?: string[]; action?: string } }>(
			"select payload::jsonb as payload from journal_entry where name = $2 and payload::jsonb ->> 'referralId' = $1 order by seq",
			[referralId, name],
		)
	).map(({ payload }) => payload);

describe("collecting an agreement", () => {
	it("is refused when it is to come, over, upside down, longer than a year, without notice, or for a body that cannot have it", async () => {
		const referralId = await draft("agreement");
		const refused = (organisationIds: OrganisationId[], changes: Record<string, unknown>) =>
			expect(agree(referralId, organisationIds, changes)).rejects;
		await refused([ccas], { givenOn: plusDays(today, 1) }).toMatchObject({ code: "referral.agreement-to-come" });
		await refused([ccas], { givenOn: plusDays(today, -9), endsOn: plusDays(today, -1) }).toMatchObject({ code: "referral.agreement-over" });
		await refused([ccas], { endsOn: plusDays(today, -1) }).toMatchObject({ code: "referral.agreement-disordered" });
		await refused([ccas], { endsOn: "2027-11-24" }).toMatchObject({ code: "referral.agreement-too-long" });
		await refused([ccas], { isNoticeGiven: false }).toThrow();
		await refused([place.territory.organisationIds.epci], {}).toMatchObject({ code: "referral.own-organisation" });
		const elsewhere = await aReferralPlace(database, now, `ailleurs-${referralId.slice(0, 8)}`);
		await refused([elsewhere.association], {}).toMatchObject({ code: "referral.unknown-organisation" });
		await expect(agree(referralId, [ccas], {}, place.ccas)).rejects.toMatchObject({ kind: "not-found" });
		await expect(agree(referralId, [ccas], {}, place.manager)).rejects.toMatchObject({ kind: "not-found" });
		expect(await eventsOf(referralId, "referral.agreement-collected")).toEqual([]);
		await agree(referralId, [ccas], { endsOn: "2027-11-23" });
		expect(await eventsOf(referralId, "referral.agreement-collected")).toHaveLength(1);
	});

	it("lets nothing go that it does not cover, and nothing more once it has ended between draft and send", async () => {
		const referralId = await draft("agreement");
		await agree(referralId, [ccas], { covers: ["card"] });
		const send = (ctx: ReturnType<ReferralPlace["as"]>) => sendTo(ctx, referralId, [{ organisationId: ccas, scope: "full" }]);
		await expect(send(place.as(place.sender))).rejects.toMatchObject({ code: "referral.not-agreed" });
		const later = await draft("agreement");
		await agree(later, [ccas], { endsOn: plusDays(today, 1) });
		const tooLate = place.as(place.sender, new Date("2026-11-25T09:00:00Z"));
		await expect(sendTo(tooLate, later, [{ organisationId: ccas, scope: "full" }])).rejects.toMatchObject({ code: "referral.not-agreed" });
	});

	it("may be done by a recipient, to hand the person on", async () => {
		const { referralId, atCcas } = await agreed();
		const relay = { referralId, recipientId: atCcas, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
		await expect(relayReferral(place.as(place.ccas), relay)).rejects.toMatchObject({ code: "referral.not-agreed" });
		await agree(referralId, [place.association], { covers: ["card"], channel: "paper" }, place.ccas);
		await relayReferral(place.as(place.ccas), relay);
	});
});

describe("withdrawing an agreement", () => {
	it("closes every body that nothing else covers, whoever records it, and tells who was closed out", async () => {
		const { referralId, agreementId, atCcas, atCaf } = await agreed();
		await advanceReferral(place.as(place.caf), { referralId, recipientId: atCaf, revision: 1, action: "accept", word: null });
		await withdraw(referralId, agreementId, place.ccas);
		for (const id of [atCcas, atCaf]) expect(await rowOf(id)).toMatchObject({ state: "cancelled", access_ended_at: now, waiting_on: null });
		await expect(open(place.ccas, referralId)).rejects.toMatchObject({ kind: "not-found" });
		await expect(open(place.caf, referralId)).rejects.toMatchObject({ kind: "not-found" });
		const seen = await open(place.sender, referralId);
		expect(
			seen.steps
				.filter(({ action }) => action === "withdraw")
				.map(({ fromState }) => fromState)
				.sort(),
		).toEqual(["accepted", "sent"]);
		const [told] = await eventsOf(referralId, "referral.agreement-withdrawn");
		expect(told?.recipientIds?.sort()).toEqual([atCcas, atCaf].sort());
	});

	it("leaves the bodies that another agreement covers whole, and the contact card to those covered in part only", async () => {
		const { referralId, agreementId, atCcas, atCaf } = await agreed();
		await agree(referralId, [ccas]);
		await agree(referralId, [caf], { covers: ["card"] });
		await withdraw(referralId, agreementId);
		expect(await rowOf(atCcas)).toMatchObject({ state: "sent", access_ended_at: null, scope: "full" });
		expect(await rowOf(atCaf)).toMatchObject({ state: "sent", access_ended_at: null, scope: "card" });
		const left = await open(place.caf, referralId);
		expect([left.card === null, left.account]).toEqual([false, null]);
		expect(await eventsOf(referralId, "referral.agreement-withdrawn")).toMatchObject([{ recipientIds: [], reducedIds: [atCaf] }]);
		await agree(referralId, [caf]);
		expect((await open(place.caf, referralId)).account).not.toBeNull();
		expect((await eventsOf(referralId, "referral.agreement-collected")).at(-1)).toMatchObject({ restoredIds: [atCaf] });
	});

	it("takes back the registration number alone, when the rest is still covered", async () => {
		const { referralId, agreementId, atCaf } = await agreed();
		await database.asAdmin("update referral_recipient set passes_nir = true where id = $1", [atCaf]);
		await database.asAdmin("update referral_agreement set covers = '{card,account,nir}' where id = $1", [agreementId]);
		await agree(referralId, [ccas, caf]);
		await withdraw(referralId, agreementId);
		expect(await rowOf(atCaf)).toMatchObject({ access_ended_at: null, scope: "full", passes_nir: false });
	});

	it("leaves what rests on the law to those it binds, and takes the contact card back from those it does not", async () => {
		const referralId = await draft("l121-6-2");
		const agreementId = await agree(referralId, [ccas, place.association]);
		const rows = await sendTo(place.as(place.sender), referralId, [
			{ organisationId: ccas, scope: "full" },
			{ organisationId: place.association, scope: "card" },
		]);
		await withdraw(referralId, agreementId);
		expect(await rowOf(rows.get(ccas) as RecipientId)).toMatchObject({ state: "sent", access_ended_at: null });
		expect(await rowOf(rows.get(place.association) as RecipientId)).toMatchObject({ state: "cancelled", access_ended_at: now });
	});

	it("kills the links of an organisation without account, and the session that one opened", async () => {
		const referralId = await draft("agreement");
		const agreementId = await agree(referralId, [place.association], { covers: ["card"] });
		const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: place.association, scope: "card" }]);
		const recipientId = rows.get(place.association) as RecipientId;
		const [hash, other, session] = ["a", "b", "c"].map((letter) => letter.repeat(64)) as [string, string, string];
		const issue = `insert into referral_link (hash, territory_id, recipient_id, issued_at, expires_at, sent_to, opened_at, session_hash, session_expires_at)
			select $1, territory_id, id, $3, $3::timestamptz + interval '8 days', 'contact@association.example', $4, $5, $6 from referral_recipient where id = $2`;
		await database.asAdmin(issue, [hash, recipientId, now, now, session, new Date("2026-11-23T09:30:00Z")]);
		await database.asAdmin(issue, [other, recipientId, now, null, null, null]);
		const link = { db: database.app, now, territoryId: place.territory.territoryId, link: session };
		const cards = () => reading(link, (tx) => tx.selectFrom("referralPart").select("part").where("referralId", "=", referralId).execute());
		expect(await cards()).toEqual([{ part: "card" }]);
		await withdraw(referralId, agreementId);
		expect(await cards()).toEqual([]);
		const alive = await database.asAdmin(
			"select from referral_link where recipient_id = $1 and (expires_at > $2 or session_expires_at > $2)",
			[recipientId, now],
		);
		expect(alive).toEqual([]);
		await agree(referralId, [place.association], { covers: ["card"] });
		expect(await rowOf(recipientId)).toMatchObject({ state: "reopened", access_ended_at: null });
		// told as on the first day: a new link leaves for the organisation's address
		expect(await eventsOf(referralId, "referral.sent")).toHaveLength(2);
	});

	it("is refused to whoever is not named, for another's agreement, before it was given, to come, or twice", async () => {
		const { referralId, agreementId } = await agreed();
		const other = await agreed();
		await expect(withdraw(referralId, agreementId, place.dpo)).rejects.toMatchObject({ kind: "not-found" });
		await expect(withdraw(referralId, other.agreementId)).rejects.toMatchObject({ kind: "not-found" });
		await expect(withdraw(referralId, agreementId, place.sender, plusDays(today, -1))).rejects.toMatchObject({
			code: "referral.withdrawn-before",
		});
		await expect(withdraw(referralId, agreementId, place.sender, plusDays(today, 1))).rejects.toMatchObject({
			code: "referral.withdrawn-to-come",
		});
		expect(await eventsOf(referralId, "referral.agreement-withdrawn")).toEqual([]);
		const both = await Promise.allSettled([withdraw(referralId, agreementId, place.ccas), withdraw(referralId, agreementId)]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await eventsOf(referralId, "referral.agreement-withdrawn")).toHaveLength(1);
		await expect(withdraw(referralId, agreementId)).rejects.toMatchObject({ code: "referral.agreement-withdrawn" });
	});

	it("of two that cover each other, at once, leaves nobody in", async () => {
		const { referralId, agreementId, atCcas } = await agreed();
		const second = await agree(referralId, [ccas]);
		await Promise.all([withdraw(referralId, agreementId), withdraw(referralId, second, place.ccas)]);
		expect(await rowOf(atCcas)).toMatchObject({ state: "cancelled", access_ended_at: now });
	});

	it("ends closed, whether it comes before or after the acceptance it meets", async () => {
		const { referralId, agreementId, atCcas } = await agreed();
		const [, accepted] = await Promise.allSettled([
			withdraw(referralId, agreementId),
			advanceReferral(place.as(place.ccas), { referralId, recipientId: atCcas, revision: 1, action: "accept", word: null }),
		]);
		expect(await rowOf(atCcas)).toMatchObject({ state: "cancelled", access_ended_at: now });
		if (accepted.status === "rejected") expect(["conflict", "rule", "not-found"]).toContain(accepted.reason.kind);
	});

	it("does not miss the body to which the person is handed on at the same time", async () => {
		const { referralId, atCcas } = await agreed();
		const agreementId = await agree(referralId, [place.association], { covers: ["card"] });
		const relay = { referralId, recipientId: atCcas, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
		const [, relayed] = await Promise.allSettled([withdraw(referralId, agreementId), relayReferral(place.as(place.ccas), relay)]);
		if (relayed.status === "fulfilled") expect((await rowOf(relayed.value))?.access_ended_at).toEqual(now);
		else expect(relayed.reason).toMatchObject({ code: "referral.not-agreed" });
		expect(await eventsOf(referralId, "referral.agreement-withdrawn")).toHaveLength(1);
	});

	it("leads, from every state that is open, where the state machine says", async () => {
		const { referralId, atCcas } = await agreed();
		for (const state of recipientStates.filter((one) => one !== "draft" && !isOver(one))) {
			await database.asAdmin(
				"update referral_recipient set state = $2, appointment_at = $3, access_ended_at = null, waiting_on = 'recipient' where id = $1",
				[atCcas, state, now],
			);
			const agreementId = await agree(referralId, [ccas]);
			await database.asAdmin(
				"update referral_agreement set withdrawn_on = $2, withdrawn_by = collected_by where referral_id = $1 and id <> $3",
				[referralId, today, agreementId],
			);
			await withdraw(referralId, agreementId);
			expect((await rowOf(atCcas))?.state).toBe(after("withdraw", state, "product"));
		}
	});
});

describe("after a withdrawal", () => {
	it("the database itself gives the body's agents neither part, message, attachment nor key", async () => {
		const { referralId, agreementId, atCcas } = await agreed();
		await database.asAdmin(
			`insert into referral_message (id, territory_id, referral_id, author_id, organisation_id, sealed_text, at)
				select gen_random_uuid(), territory_id, id, author_id, sender_organisation_id, 'scellé', $2 from referral where id = $1`,
			[referralId, now],
		);
		await database.asAdmin(
			`insert into referral_attachment (id, territory_id, referral_id, kind, extension, size, storage_key, sealed_name, added_by, added_at)
				select gen_random_uuid(), territory_id, id, 'form', 'pdf', 9, replace(id::text, '-', ''), 'scellé', author_id, $2 from referral where id = $1`,
			[referralId, now],
		);
		const tables = ["referral", "referral_part", "referral_message", "referral_attachment", "referral_key", "referral_agreement"];
		const counts = () =>
			inTransaction(place.as(place.ccas), async (tx) => {
				const found: Record<string, number> = {};
				for (const table of tables) {
					const column = table === "referral" ? "id" : "referral_id";
					const { rows } = await sql<{
						n: number;
					}>`select count(*) as n from ${sql.table(table)} where ${sql.ref(column)} = ${referralId}`.execute(tx);
					found[table] = rows[0]?.n ?? 0;
				}
				return found;
			});
		expect(Object.values(await counts()).every((count) => count > 0)).toBe(true);
		await withdraw(referralId, agreementId);
		expect(await counts()).toEqual(Object.fromEntries(tables.map((table) => [table, 0])));
		const write = inTransaction(place.as(place.ccas), (tx) =>
			sql`update referral_recipient set access_ended_at = null where id = ${atCcas}::uuid`.execute(tx),
		);
		expect((await write).numAffectedRows).toBe(0n);
		const reopen = inTransaction(place.as(place.ccas), (tx) =>
			sql`select * from resume_referral_access(${agreementId}::uuid, ${today}::date)`.execute(tx),
		);
		await expect(reopen).rejects.toThrow("not an agreement that one collected");
	});

	it("a new agreement opens again what the withdrawal had closed, and not what the sender had cancelled", async () => {
		const { referralId, agreementId, atCcas, atCaf } = await agreed();
		await advanceReferral(place.as(place.sender), { referralId, recipientId: atCaf, revision: 1, action: "cancel", word: "Erreur." });
		await withdraw(referralId, agreementId);
		await agree(referralId, [ccas, caf], { covers: ["card"] });
		expect(await rowOf(atCcas)).toMatchObject({ state: "cancelled", access_ended_at: now });
		await agree(referralId, [ccas, caf]);
		expect(await rowOf(atCcas)).toMatchObject({ state: "reopened", access_ended_at: null, waiting_on: "recipient" });
		expect(await rowOf(atCaf)).toMatchObject({ state: "cancelled", access_ended_at: null });
		expect((await open(place.ccas, referralId)).card).not.toBeNull();
		expect((await open(place.caf, referralId)).card).toBeNull();
	});
});

describe("an agreement that ends", () => {
	it("leaves those at work what they have, lets nothing new pass, and closes each as it is done", async () => {
		const { referralId, atCcas, atCaf } = await agreed();
		const later = new Date("2027-03-01T09:00:00Z");
		const step = { referralId, recipientId: atCcas, word: null } as const;
		await advanceReferral(place.as(place.ccas), { ...step, revision: 1, action: "accept" });
		const system = { db: database.worker, now: later, territoryId: place.territory.territoryId };
		await endLapsedAccess(system);
		for (const id of [atCcas, atCaf]) expect((await rowOf(id))?.access_ended_at).toBeNull();
		const relay = { referralId, recipientId: atCaf, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
		await expect(relayReferral(place.as(place.caf, later), relay)).rejects.toMatchObject({ code: "referral.not-agreed" });
		const message = { referralId, recipientId: null, text: "Le dossier est complet." };
		await expect(writeMessage(place.as(place.sender, later), message)).rejects.toMatchObject({ code: "referral.not-agreed" });
		await writeMessage(place.as(place.ccas, later), message);
		await advanceReferral(place.as(place.ccas, later), {
			...step,
			revision: 2,
			action: "close",
			outcome: "answered",
			noSolutionReason: null,
		});
		await endLapsedAccess(system);
		await endLapsedAccess(system);
		expect(await rowOf(atCcas)).toMatchObject({ state: "closed", access_ended_at: later });
		expect(await eventsOf(referralId, "referral.agreement-lapsed")).toHaveLength(1);
		await expect(open(place.ccas, referralId)).rejects.toMatchObject({ kind: "not-found" });
		const reopen = { ...step, revision: 4, action: "reopen", word: "À reprendre." } as const;
		await expect(advanceReferral(place.as(place.sender, later), reopen)).rejects.toMatchObject({ code: "referral.not-agreed" });
	});

	it("leaves the contact card to whoever is done and has another agreement for it", async () => {
		const { referralId, atCcas } = await agreed();
		await agree(referralId, [ccas], { covers: ["card"], endsOn: plusDays(today, 300) });
		const relay = { referralId, recipientId: atCcas, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
		await agree(referralId, [place.association], { covers: ["card"] });
		await relayReferral(place.as(place.ccas), relay);
		const later = new Date("2027-03-01T09:00:00Z");
		for (const _ of [1, 2]) await endLapsedAccess({ db: database.worker, now: later, territoryId: place.territory.territoryId });
		expect(await rowOf(atCcas)).toMatchObject({ state: "relayed", access_ended_at: null, scope: "card" });
		expect(await eventsOf(referralId, "referral.agreement-lapsed")).toHaveLength(1);
	});
});

it("shows whoever secrecy does not bind their own organisation in it, and lets them record nothing", async () => {
	const { referralId, agreementId } = await agreed();
	const { personId } = place.caf;
	await database.asAdmin("update referral_duty set secret_basis = 'none' where person_id = $1", [personId]);
	const volunteer: Actor = { ...place.caf, referral: { duties: ["agent"], secretBasis: "none" } };
	const seen = await reading(place.as(volunteer), (tx) =>
		tx.selectFrom("referralAgreementOrganisation").select("organisationId").where("agreementId", "=", agreementId).execute(),
	);
	expect(seen).toEqual([{ organisationId: caf }]);
	await expect(withdraw(referralId, agreementId, volunteer)).rejects.toMatchObject({ code: "referral.not-bound" });
	await expect(agree(referralId, [caf], {}, volunteer)).rejects.toMatchObject({ code: "referral.not-bound" });
	const door = reading(place.as(volunteer), (tx) => sql`select * from referral_agreement_reach(${agreementId}::uuid)`.execute(tx as never));
	expect((await door).rows).toEqual([]);
});
