import { beforeAll, describe, expect, it } from "vitest";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId, type OrganisationId } from "#app/domain/kernel/ids.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { chooseRecipients } from "#app/domain/referrals/commands/choose-recipients.server.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { deleteDraft } from "#app/domain/referrals/commands/delete-draft.server.ts";
import { nameReferral } from "#app/domain/referrals/commands/name-referral.server.ts";
import { saveDraft } from "#app/domain/referrals/commands/save-draft.server.ts";
import { saveNir } from "#app/domain/referrals/commands/save-nir.server.ts";
import { sendReferral } from "#app/domain/referrals/commands/send-referral.server.ts";
import { startReferral } from "#app/domain/referrals/commands/start-referral.server.ts";
import { openNir, openReferral } from "#app/domain/referrals/content.server.ts";
import { SaveDraft } from "#app/domain/referrals/schema.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const later = new Date("2026-12-23T09:00:00Z");
const nir = "255081416802538";
let place: ReferralPlace;
let ccas: OrganisationId;
let caf: OrganisationId;
beforeAll(async () => {
	place = await aReferralPlace(database, now);
	({ ccas, caf } = place.territory.organisationIds);
});

const sender = (at = now) => place.as(place.sender, at);
let drafted = 0;
/** Of someone else each time: the same person twice to one body would be a duplicate. */
const draft = (changes: Record<string, unknown> = {}) =>
	draftReferral(sender(), { lastName: `Exemple ${"ab".repeat(++drafted)}`, ...changes });
const choose = (referralId: ReferralId, organisationId: OrganisationId, scope: "full" | "card" = "full") =>
	chooseRecipients(sender(), { referralId, revision: 2, recipients: [{ organisationId, scope, passesNir: false }] });
const send = (referralId: ReferralId, at = now) => sendReferral(sender(at), { referralId, revision: 3, isKnownDuplicate: false });
const agree = (referralId: ReferralId, organisationIds: OrganisationId[], days = 90) =>
	collectAgreement(sender(), {
		...{ referralId, givenOn: dayOf(now), endsOn: plusDays(dayOf(now), days), channel: "oral", givenBy: "person" },
		...{ withInterpreter: false, covers: ["card", "account"], organisationIds, isNoticeGiven: true },
	});
const opened = (referralId: ReferralId, ctx = sender()) =>
	inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "test" }));
const events = async (referralId: ReferralId) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb ->> 'referralId' = $1 order by seq", [
			referralId,
		])
	).map(({ name }) => name);

describe("a draft", () => {
	it("is not opened over a child in danger, nor by a manager, and nothing of it is kept", async () => {
		const start = { need: "safety", public: "families", purpose: "assess", urgency: "immediate", isAnonymous: false } as const;
		await expect(startReferral(sender(), { ...start, isChildInDanger: "yes" })).rejects.toMatchObject({ code: "referral.child-in-danger" });
		await expect(startReferral(place.as(place.manager), { ...start, isChildInDanger: "no" })).rejects.toMatchObject({ kind: "forbidden" });
		expect(await database.asAdmin("select 1 from referral where need = 'safety'")).toHaveLength(0);
	});

	it("refuses the person's name in its text and a half-written card, and keeps what stood", async () => {
		const referralId = await draft();
		const save = (changes: Record<string, unknown>) =>
			saveDraft(sender(), SaveDraft.parse({ ...aDraft, ...changes, referralId, revision: 2 }));
		await expect(save({ asked: "Rappeler Maëlenn demain" })).rejects.toMatchObject({ code: "referral.identifier-name", field: "asked" });
		await expect(save({ lastName: undefined, firstName: undefined })).rejects.toMatchObject({ code: "required", field: "lastName" });
		await expect(save({ subject: undefined })).rejects.toMatchObject({ code: "required", field: "subject" });
		expect(() => SaveDraft.parse({ ...aDraft, subject: `Dossier ${nir}`, referralId, revision: 2 })).toThrow("referral.identifier-nir");
		expect((await opened(referralId)).account?.asked).toBe(aDraft.asked);
	});

	it("is changed by one of two who save at once; the other hears of it", async () => {
		const referralId = await draft();
		const save = () => saveDraft(sender(), SaveDraft.parse({ ...aDraft, referralId, revision: 2 }));
		const both = await Promise.allSettled([save(), save()]);
		expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
	});

	it("is deleted with its key and all it holds, by its sender, once", async () => {
		const referralId = await draft();
		const discarded: string[] = [];
		const files = { discard: async (key: string) => void discarded.push(key) };
		const remove = (ctx = sender(), revision = 2) => deleteDraft({ ...ctx, files }, { referralId, revision });
		await expect(remove(place.as(place.ccas))).rejects.toMatchObject({ kind: "not-found" });
		await expect(remove(sender(), 1)).rejects.toMatchObject({ kind: "conflict" });
		await remove();
		for (const table of ["referral", "referral_key", "referral_part", "referral_reader"])
			expect(
				await database.asAdmin(`select 1 from ${table} where ${table === "referral" ? "id" : "referral_id"} = $1`, [referralId]),
			).toEqual([]);
		expect((await events(referralId)).at(-1)).toBe("referral.draft-deleted");
		await expect(remove()).rejects.toMatchObject({ kind: "not-found" });
	});

	it("is not deleted once sent, nor while the person's request is open", async () => {
		const sent = await draft();
		await sendTo(sender(), sent, [{ organisationId: ccas, scope: "full" }]);
		const files = { discard: async () => {} };
		await expect(deleteDraft({ ...sender(), files }, { referralId: sent, revision: 4 })).rejects.toMatchObject({
			code: "referral.already-sent",
		});
		const asked = await draft();
		await database.asAdmin(
			"insert into referral_request (id, territory_id, referral_id, kind, received_on, due_on, opened_by, opened_at) values ($1, $2, $3, 'access', $4, $4, $5, $6)",
			[newId(), place.territory.territoryId, asked, dayOf(now), place.dpo.personId, now],
		);
		await expect(deleteDraft({ ...sender(), files }, { referralId: asked, revision: 2 })).rejects.toMatchObject({
			code: "referral.request-open",
		});
	});
});

describe("the number", () => {
	it("is kept sealed where a text opens it to the sender, taken away at will, and never in clear", async () => {
		const referralId = await draft();
		await expect(saveNir(sender(), { referralId, nir })).rejects.toMatchObject({ code: "referral.nir-closed" });
		await database.asAdmin("update referral_organisation set nir_reference = 'Décret 2019-341' where organisation_id = $1", [
			place.territory.organisationIds.epci,
		]);
		await expect(saveNir(place.as(place.ccas), { referralId, nir })).rejects.toMatchObject({ kind: "not-found" });
		await saveNir(sender(), { referralId, nir: "2 55 08 14 168 025 38" });
		const ctx = sender();
		expect(await inTransaction(ctx, (tx) => openNir(tx, ctx, referralId))).toBe(nir);
		const [row] = await database.asAdmin<{ sealed: string }>("select sealed from referral_part where referral_id = $1 and part = 'nir'", [
			referralId,
		]);
		expect(row?.sealed).not.toContain("255");
		await saveNir(sender(), { referralId, nir: null });
		expect((await opened(referralId)).hasNir).toBe(false);
		expect((await events(referralId)).slice(-2)).toEqual(["referral.nir-kept", "referral.draft-saved"]);

		const anonymous = await draft({ isAnonymous: true });
		await expect(saveNir(sender(), { referralId: anonymous, nir })).rejects.toMatchObject({ code: "referral.anonymous-names" });
	});
});

describe("sending", () => {
	it("is judged on the day: an agreement that ended since the draft stops it", async () => {
		const referralId = await draft({ basis: "agreement" });
		await agree(referralId, [ccas], 10);
		await choose(referralId, ccas);
		await expect(send(referralId, later)).rejects.toMatchObject({ code: "referral.not-agreed" });
		await send(referralId);
		expect((await opened(referralId)).recipients[0]).toMatchObject({ state: "sent", scope: "full", isBound: true });
	});

	it("leaves once, however often it is clicked", async () => {
		const referralId = await draft();
		await choose(referralId, ccas);
		const twice = await Promise.allSettled([send(referralId), send(referralId)]);
		expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(twice.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "referral.already-sent" } });
		expect((await events(referralId)).filter((name) => name === "referral.sent")).toHaveLength(1);
	});

	it("goes to no body of another territory, and not to oneself", async () => {
		const referralId = await draft();
		const elsewhere = await aReferralPlace(database, now, "ailleurs");
		await expect(choose(referralId, elsewhere.territory.organisationIds.ccas)).rejects.toMatchObject({
			code: "referral.unknown-organisation",
		});
		await expect(choose(referralId, place.territory.organisationIds.epci)).rejects.toMatchObject({ code: "referral.own-organisation" });
	});

	it("gives the whole to no body that nothing binds, and the card to it by a link", async () => {
		const whole = await draft();
		await choose(whole, place.association);
		await expect(send(whole)).rejects.toMatchObject({ code: "referral.recipient-not-bound" });
		const card = await draft();
		await choose(card, place.association, "card");
		await send(card);
		expect((await opened(card)).recipients[0]).toMatchObject({ byLink: true, isBound: false, scope: "card" });
	});

	it("finds nobody where the only agent was deactivated", async () => {
		const referralId = await draft();
		await choose(referralId, caf);
		await database.asAdmin("update person set is_active = false where id = $1", [place.caf.personId]);
		await expect(send(referralId)).rejects.toMatchObject({ code: "referral.nobody-there" });
		await database.asAdmin("update person set is_active = true where id = $1", [place.caf.personId]);
		await send(referralId);
	});

	it("asks before sending the same person twice to one body", async () => {
		const same = { lastName: "Doublon", firstName: "Même" };
		const first = await draft(same);
		await sendTo(sender(), first, [{ organisationId: ccas, scope: "full" }]);
		const second = await draft({ lastName: "DOUBLON", firstName: "meme" });
		await choose(second, ccas);
		await expect(send(second)).rejects.toMatchObject({ code: "referral.duplicate" });
		await sendReferral(sender(), { referralId: second, revision: 3, isKnownDuplicate: true });
	});

	it("hides from recipients how to reach whom one must not contact", async () => {
		const referralId = await draft({ mustNotContact: true });
		await sendTo(sender(), referralId, [{ organisationId: ccas, scope: "full" }]);
		expect((await opened(referralId)).card).toMatchObject({ phone: aDraft.phone, email: aDraft.email });
		expect((await opened(referralId, place.as(place.ccas))).card).toMatchObject({
			...{ firstName: aDraft.firstName, mustNotContact: true, preferredChannel: "through-sender" },
			...{ phone: null, email: null, postalAddress: null },
		});
	});
});

describe("naming the person of an anonymous referral", () => {
	const card = {
		lastName: "Nommée",
		firstName: "Enfin",
		phone: null,
		email: null,
		postalAddress: null,
		preferredChannel: "phone",
	} as const;
	const name = (referralId: ReferralId, revision: number, ctx = sender()) => nameReferral(ctx, { referralId, revision, ...card });
	const anonymous = async (to: OrganisationId[] = [ccas]) => {
		const referralId = await draft({ isAnonymous: true });
		const rows = await sendTo(
			sender(),
			referralId,
			to.map((organisationId) => ({ organisationId, scope: "full" })),
		);
		return { referralId, rows };
	};

	it("waits for an agreement that covers everyone who follows it, then all of them see who it is", async () => {
		const { referralId } = await anonymous([ccas, caf]);
		await expect(name(referralId, 4)).rejects.toMatchObject({ code: "referral.naming-not-agreed" });
		await agree(referralId, [ccas]);
		await expect(name(referralId, 4)).rejects.toMatchObject({ code: "referral.naming-not-agreed" });
		expect((await opened(referralId, place.as(place.ccas))).card).toBeNull();
		await agree(referralId, [caf]);
		await expect(name(referralId, 3)).rejects.toMatchObject({ kind: "conflict" });
		await expect(name(referralId, 4, place.as(place.ccas))).rejects.toMatchObject({ code: "referral.sender-only" });
		await name(referralId, 4);
		for (const who of [place.ccas, place.caf]) expect((await opened(referralId, place.as(who))).card?.lastName).toBe("Nommée");
		expect(await events(referralId)).toContain("referral.named");
		await expect(name(referralId, 5)).rejects.toMatchObject({ code: "referral.already-named" });
	});

	it("closes it to whoever is done with it and was not named in the agreement", async () => {
		const { referralId, rows } = await anonymous([ccas, caf]);
		const decline = { action: "decline", declineReason: "not-competent", word: null, revision: 1, referralId } as const;
		const done = { ...decline, recipientId: rows.get(caf) as never };
		await advanceReferral(place.as(place.caf), done);
		await agree(referralId, [ccas]);
		await name(referralId, 4);
		await expect(opened(referralId, place.as(place.caf))).rejects.toMatchObject({ kind: "not-found" });
	});

	it("is of use to nobody once all are done, and stops at the person's objection", async () => {
		const { referralId, rows } = await anonymous();
		await agree(referralId, [ccas]);
		await database.asAdmin("update referral set objected_at = $2 where id = $1", [referralId, now]);
		await expect(name(referralId, 4)).rejects.toMatchObject({ code: "referral.objected" });
		await database.asAdmin("update referral set objected_at = null where id = $1", [referralId]);
		await advanceReferral(place.as(place.ccas), {
			...{ action: "decline", declineReason: "no-capacity", word: null, revision: 1, referralId, recipientId: rows.get(ccas) as never },
		});
		await expect(name(referralId, 4)).rejects.toMatchObject({ code: "referral.nobody-follows" });
	});

	it("goes for a draft too, whose text must not name them", async () => {
		const referralId = await draft({ isAnonymous: true, asked: "Conseiller une personne nommée ailleurs." });
		await choose(referralId, ccas);
		await agree(referralId, [ccas]);
		await expect(name(referralId, 3)).rejects.toMatchObject({ code: "referral.identifier-name" });
		await nameReferral(sender(), { referralId, revision: 3, ...card, lastName: "Autrement" });
		expect(await opened(referralId)).toMatchObject({ referral: { isAnonymous: false, status: "draft" }, card: { lastName: "Autrement" } });
	});
});
