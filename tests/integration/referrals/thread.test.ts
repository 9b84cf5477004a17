import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { assignReferral } from "#app/domain/referrals/commands/assign-referral.server.ts";
import { endReading } from "#app/domain/referrals/commands/end-reading.server.ts";
import { keepNote } from "#app/domain/referrals/commands/keep-note.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import { WriteMessage } from "#app/domain/referrals/schema.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { somebody } from "./people.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
let place: ReferralPlace;
let colleague: Actor;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
});

interface Sent {
	referralId: ReferralId;
	ccas: RecipientId;
	caf: RecipientId;
	association: RecipientId;
}

let people = 0;

/** Sent to the CCAS and the CAF whole, and to the association as a card. */
async function sent(): Promise<Sent> {
	const { organisationIds } = place.territory;
	const referralId = await draftReferral(place.as(place.sender), { firstName: `Personne${++people}` });
	const rows = await sendTo(place.as(place.sender), referralId, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: organisationIds.caf, scope: "full" },
		{ organisationId: place.association, scope: "card" },
	]);
	const of = (id: (typeof organisationIds)["ccas"]) => rows.get(id) as RecipientId;
	return { referralId, ccas: of(organisationIds.ccas), caf: of(organisationIds.caf), association: of(place.association) };
}

const read = (actor: Actor, referralId: ReferralId) => {
	const ctx = place.as(actor);
	return inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "page" }));
};
const texts = async (actor: Actor, referralId: ReferralId) => (await read(actor, referralId)).messages.map(({ text }) => text);
const readersOf = async (referralId: ReferralId, recipientId: RecipientId | null) =>
	(
		await database.asAdmin<{ person_id: string }>(
			"select person_id from referral_reader where referral_id = $1 and recipient_id is not distinct from $2 and until is null order by since, person_id",
			[referralId, recipientId],
		)
	).map(({ person_id }) => person_id);
const eventsOf = async (referralId: ReferralId) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb ->> 'referralId' = $1 order by seq", [
			referralId,
		])
	).map(({ name }) => name);

describe("the thread of a referral", () => {
	it("goes from the sender to all who read the account or to one of them, and from a recipient to the sender", async () => {
		const { referralId, ccas } = await sent();
		await writeMessage(place.as(place.sender), { referralId, recipientId: null, text: "Pour tous" });
		await writeMessage(place.as(place.sender), { referralId, recipientId: ccas, text: "Pour le CCAS" });
		await writeMessage(place.as(place.ccas), { referralId, recipientId: null, text: "Du CCAS" });
		expect(await texts(place.sender, referralId)).toEqual(["Pour tous", "Pour le CCAS", "Du CCAS"]);
		expect(await texts(place.ccas, referralId)).toEqual(["Pour tous", "Pour le CCAS", "Du CCAS"]);
		expect(await texts(place.caf, referralId)).toEqual(["Pour tous"]);
		expect((await eventsOf(referralId)).filter((name) => name === "referral.message-written")).toHaveLength(3);
	});

	it("is sealed, and is not rewritten", async () => {
		const { referralId } = await sent();
		const id = await writeMessage(place.as(place.sender), { referralId, recipientId: null, text: "Une phrase reconnaissable" });
		const [row] = await database.asAdmin<{ sealed_text: string }>("select sealed_text from referral_message where id = $1", [id]);
		expect(row?.sealed_text).toMatch(/^v1\./);
		expect(row?.sealed_text).not.toContain("reconnaissable");
		await expect(
			inTransaction(place.as(place.sender), (tx) =>
				tx.updateTable("referralMessage").set({ sealedText: "autre" }).where("id", "=", id).execute(),
			),
		).rejects.toThrow(/permission denied/);
	});

	it("refuses what nobody would read, whoever may not write, and identifiers", async () => {
		const { referralId, ccas, caf, association } = await sent();
		const write = (actor: Actor, recipientId: RecipientId | null, text = "Bonjour") =>
			writeMessage(place.as(actor), { referralId, recipientId, text });
		await expect(write(place.sender, association)).rejects.toMatchObject({ code: "referral.nobody-reads", field: "recipientId" });
		await expect(write(place.sender, newId<RecipientId>())).rejects.toMatchObject({ code: "referral.nobody-reads" });
		for (const actor of [place.manager, place.dpo]) await expect(write(actor, null)).rejects.toMatchObject({ kind: "not-found" });
		await advanceReferral(place.as(place.caf), {
			...{ referralId, recipientId: caf, revision: 1, word: null },
			action: "decline",
			declineReason: "no-capacity",
		});
		await expect(write(place.caf, null)).rejects.toMatchObject({ kind: "forbidden", code: "referral.turned-away" });
		await expect(write(place.sender, caf)).rejects.toMatchObject({ code: "referral.nobody-reads" });
		await write(place.sender, ccas);
		expect(WriteMessage.safeParse({ referralId, text: "Appelez le 02 99 71 00 42" }).error?.issues[0]?.message).toBe(
			"referral.identifier-phone",
		);
		await database.asAdmin("update referral set objected_at = now() where id = $1", [referralId]);
		await expect(write(place.sender, ccas)).rejects.toMatchObject({ kind: "forbidden", code: "referral.objected" });
		const draft = await draftReferral(place.as(place.sender));
		await expect(writeMessage(place.as(place.sender), { referralId: draft, recipientId: null, text: "Trop tôt" })).rejects.toMatchObject({
			code: "referral.not-sent",
		});
	});
});

describe("a private note", () => {
	it("is its author's alone, follows its revision, and goes when left empty", async () => {
		const { referralId } = await sent();
		const keep = (actor: Actor, revision: number, text: string | null) => keepNote(place.as(actor), { referralId, revision, text });
		await keep(place.ccas, 0, "À rappeler");
		expect((await read(place.ccas, referralId)).note).toEqual({ text: "À rappeler", revision: 1 });
		expect((await read(place.sender, referralId)).note).toBeNull();
		await expect(keep(place.ccas, 0, "Autre onglet")).rejects.toMatchObject({
			kind: "conflict",
			current: { revision: 1, text: "À rappeler" },
		});
		await keep(place.ccas, 1, "Rappelée");
		expect((await read(place.ccas, referralId)).note).toEqual({ text: "Rappelée", revision: 2 });
		await keep(place.sender, 0, "Note de l'envoyeur");
		await keep(place.ccas, 2, null);
		expect((await read(place.ccas, referralId)).note).toBeNull();
		expect((await read(place.sender, referralId)).note?.text).toBe("Note de l'envoyeur");
		expect((await eventsOf(referralId)).filter((name) => name === "referral.note-kept")).toHaveLength(4);
	});

	it("is refused to whoever reads nothing, and kept once by two tabs", async () => {
		const { referralId, caf } = await sent();
		await expect(keepNote(place.as(place.manager), { referralId, revision: 0, text: "x" })).rejects.toMatchObject({ kind: "not-found" });
		const both = await Promise.allSettled(["un", "deux"].map((text) => keepNote(place.as(place.caf), { referralId, revision: 0, text })));
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
		await advanceReferral(place.as(place.caf), {
			...{ referralId, recipientId: caf, revision: 1, word: null },
			action: "decline",
			declineReason: "other",
		});
		await expect(keepNote(place.as(place.caf), { referralId, revision: 1, text: "y" })).rejects.toMatchObject({
			code: "referral.turned-away",
		});
	});
});

describe("handing a referral to a colleague", () => {
	it("names them on their side alone, and says who follows it", async () => {
		const { referralId, ccas } = await sent();
		colleague = await somebody(place, now, "renfort", { organisation: "ccas", duty: "agent" });
		await expect(read(colleague, referralId)).rejects.toMatchObject({ kind: "not-found" });
		await assignReferral(place.as(place.ccas), { referralId, recipientId: ccas, personId: colleague.personId });
		const seen = await read(colleague, referralId);
		expect(seen.recipients.map(({ id, assignedTo }) => [id, assignedTo])).toEqual([[ccas, colleague.personId]]);
		// the step on screen is not made stale by it
		expect(seen.recipients[0]?.revision).toBe(1);
		await assignReferral(place.as(place.ccas), { referralId, recipientId: ccas, personId: place.ccas.personId });
		expect((await read(place.ccas, referralId)).recipients[0]?.assignedTo).toBe(place.ccas.personId);
		expect(await readersOf(referralId, ccas)).toHaveLength(2);
		expect(await eventsOf(referralId)).toContain("referral.assigned");
	});

	it("adds a reader on the sender's side, once", async () => {
		const { referralId } = await sent();
		const second = await somebody(place, now, "second", { organisation: "epci", duty: "agent" });
		const name = { referralId, recipientId: null, personId: second.personId };
		await assignReferral(place.as(place.sender), name);
		expect((await read(second, referralId)).standing.side).toBe("sender");
		await expect(assignReferral(place.as(place.sender), name)).rejects.toMatchObject({ code: "referral.reads-already" });
	});

	it("refuses someone without the duty or of another body, the other side, and what is archived", async () => {
		const { referralId, ccas, caf } = await sent();
		const plain = await somebody(place, now, "sans-habilitation", { organisation: "ccas" });
		const assign = (actor: Actor, recipientId: RecipientId | null, personId: Actor["personId"]) =>
			assignReferral(place.as(actor), { referralId, recipientId, personId });
		for (const person of [plain, place.manager, place.caf])
			await expect(assign(place.ccas, ccas, person.personId)).rejects.toMatchObject({
				code: "referral.not-a-colleague",
				field: "personId",
			});
		for (const recipientId of [caf, null])
			await expect(assign(place.ccas, recipientId, place.ccas.personId)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(assign(place.manager, ccas, place.ccas.personId)).rejects.toMatchObject({ kind: "not-found" });
		await database.asAdmin("update referral set archived_at = now() where id = $1", [referralId]);
		await expect(assign(place.ccas, ccas, place.ccas.personId)).rejects.toMatchObject({ kind: "rule", code: "referral.archived" });
	});

	it("lets one stop reading while somebody else reads on, and only one of two who leave at once", async () => {
		const { referralId, ccas } = await sent();
		const other = await somebody(place, now, "troisieme", { organisation: "ccas", duty: "agent" });
		await endReading(place.as(colleague), { referralId }); // named on arrival with the others
		await assignReferral(place.as(place.ccas), { referralId, recipientId: ccas, personId: other.personId });
		const both = await Promise.allSettled([endReading(place.as(place.ccas), { referralId }), endReading(place.as(other), { referralId })]);
		expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "referral.last-reader" } });
		expect(await readersOf(referralId, ccas)).toHaveLength(1);
		const gone = both[0]?.status === "fulfilled" ? place.ccas : other;
		await expect(read(gone, referralId)).rejects.toMatchObject({ kind: "not-found" });
		const [row] = await database.asAdmin<{ assigned_to: string | null }>("select assigned_to from referral_recipient where id = $1", [
			ccas,
		]);
		expect(row?.assigned_to).toBe(gone === other ? null : other.personId);
		// named again, the same row of the past serves
		const stays = gone === other ? place.ccas : other;
		await assignReferral(place.as(stays), { referralId, recipientId: ccas, personId: gone.personId });
		expect(await readersOf(referralId, ccas)).toHaveLength(2);
		expect(await eventsOf(referralId)).toContain("referral.reading-ended");
	});
});

describe("the person's name", () => {
	it("is refused beside the field in messages, in notes and in the words of steps, and leaves nothing behind", async () => {
		const { referralId, ccas } = await sent();
		const named = `Vu avec PERSONNE${people} hier.`;
		const refusedIn = (field: string) => ({ code: "referral.identifier-name", field });
		const ctx = place.as(place.ccas);
		await expect(writeMessage(ctx, { referralId, recipientId: null, text: named })).rejects.toMatchObject(refusedIn("text"));
		await expect(keepNote(ctx, { referralId, revision: 0, text: named })).rejects.toMatchObject(refusedIn("text"));
		const step = { referralId, recipientId: ccas, revision: 1, action: "ask-info", word: named } as const;
		await expect(advanceReferral(ctx, step)).rejects.toMatchObject(refusedIn("word"));
		expect(await texts(place.ccas, referralId)).toEqual([]);
		expect((await read(place.ccas, referralId)).steps.map(({ action }) => action)).not.toContain("ask-info");
	});

	it("is not known of a referral without identity, which has nothing to compare with", async () => {
		const { organisationIds } = place.territory;
		const referralId = await draftReferral(place.as(place.sender), { isAnonymous: true });
		await sendTo(place.as(place.sender), referralId, [{ organisationId: organisationIds.ccas, scope: "full" }]);
		await writeMessage(place.as(place.ccas), { referralId, recipientId: null, text: "Maëlenn pourrait aider." });
		expect(await texts(place.ccas, referralId)).toHaveLength(1);
	});
});
