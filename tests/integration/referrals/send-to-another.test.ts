import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import type { OrganisationId } from "#app/domain/kernel/ids.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { sendToAnother } from "#app/domain/referrals/commands/send-to-another.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { presentReferral } from "#app/presenters/referral.server.ts";
import { presentSendToAnother } from "#app/presenters/referral-offers.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
let place: ReferralPlace;
let ccas: OrganisationId;
let caf: OrganisationId;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	({ ccas, caf } = place.territory.organisationIds);
});

let count = 0;
/** A referral to the CCAS, each about someone else. */
async function sent(): Promise<{ referralId: ReferralId; recipientId: RecipientId }> {
	const referralId = await draftReferral(place.as(place.sender), { firstName: `Prénom ${++count}`, basis: "226-14" });
	const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: ccas, scope: "full" }]);
	return { referralId, recipientId: rows.get(ccas) as RecipientId };
}
/** The CAF has an answer under way about someone, whom another referral, to the CCAS, is about too. */
async function twice(): Promise<{ referralId: ReferralId; recipientId: RecipientId }> {
	const person = { firstName: `Double ${++count}`, basis: "226-14" };
	await sendTo(place.as(place.sender), await draftReferral(place.as(place.sender), person), [{ organisationId: caf, scope: "full" }]);
	const referralId = await draftReferral(place.as(place.sender), person);
	const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: ccas, scope: "full" }]);
	return { referralId, recipientId: rows.get(ccas) as RecipientId };
}
const eventsOf = async (referralId: string) =>
	(
		await database.asAdmin<{ name: string }>("select name from outbox where payload->>'referralId' = $1 and name = 'referral.sent'", [
			referralId,
		])
	).length;
const turnTo = (referralId: ReferralId, organisationId: OrganisationId, scope: "full" | "card", by = place.sender) =>
	sendToAnother(place.as(by), { referralId, organisationId, scope });

describe("sending to another body what left already", () => {
	it("is offered once a body keeps silent to the end of its reminders, or turned the person away", async () => {
		const { referralId, recipientId } = await sent();
		const page = async () => presentReferral(place.as(place.sender), { referral: referralId });
		expect((await page())?.offers).toBeNull();
		await database.asAdmin("update referral_recipient set reminder_stage = 3 where id = $1", [recipientId]);
		expect((await page())?.offers).toMatchObject({ silentIds: [recipientId] });
		await advanceReferral(place.as(place.ccas), {
			referralId,
			recipientId,
			action: "decline",
			declineReason: "no-capacity",
			word: null,
			revision: 1,
		});
		expect((await page())?.offers).toMatchObject({ silentIds: [recipientId] });
		expect((await presentReferral(place.as(place.ccas), { referral: referralId }))?.offers).toBeNull();
		const { choices } = await presentSendToAnother(place.as(place.sender), { referral: referralId });
		expect(choices.map(({ id }) => id)).not.toContain(ccas);
		expect(choices.find(({ id }) => id === caf)?.stops.full).toEqual([]);
	});

	it("asks first whether one knows that the same person has an answer under way there", async () => {
		const { referralId } = await twice();
		await expect(turnTo(referralId, caf, "full")).rejects.toMatchObject({ code: "referral.duplicate", field: "isKnownDuplicate" });
		expect(await eventsOf(referralId)).toBe(1);
		await sendToAnother(place.as(place.sender), { referralId, organisationId: caf, scope: "full", isKnownDuplicate: true });
		expect(await eventsOf(referralId)).toBe(2);
	});

	it("asks the same of a relay, as far as whoever relays may know", async () => {
		const { referralId, recipientId } = await twice();
		const relay = { referralId, recipientId, revision: 1, word: null, organisationId: caf, scope: "full" } as const;
		const own = await draftReferral(place.as(place.ccas), { firstName: `Double ${count}`, basis: "226-14" });
		// their own referral of the same person tells them; the sender's other one does not
		await sendTo(place.as(place.ccas), own, [{ organisationId: caf, scope: "full" }]);
		await expect(relayReferral(place.as(place.ccas), relay)).rejects.toMatchObject({ code: "referral.duplicate" });
		await relayReferral(place.as(place.ccas), { ...relay, isKnownDuplicate: true });
	});

	it("reaches its agents, is written down, and leaves the first where it stands", async () => {
		const { referralId, recipientId } = await sent();
		const id = await turnTo(referralId, caf, "full");
		expect(await eventsOf(referralId)).toBe(2);
		const seen = await presentReferral(place.as(place.caf), { referral: referralId });
		expect(seen?.answers.map((answer) => answer.id)).toEqual([id]);
		const rows = await inTransaction(place.as(place.sender), (tx) =>
			tx.selectFrom("referralRecipient").select(["id", "state"]).where("referralId", "=", referralId).execute(),
		);
		expect(Object.fromEntries(rows.map((row) => [row.id, row.state]))).toEqual({ [recipientId]: "sent", [id]: "sent" });
	});

	it("is refused to all but the sender, and under the checks of any sending", async () => {
		const { referralId } = await sent();
		await expect(turnTo(referralId, caf, "full", place.ccas)).rejects.toMatchObject({ kind: "forbidden" });
		await expect(turnTo(referralId, caf, "full", place.caf)).rejects.toMatchObject({ kind: "not-found" });
		await expect(turnTo(referralId, place.association, "full")).rejects.toMatchObject({ code: "referral.recipient-not-bound" });
		await expect(turnTo(referralId, place.territory.organisationIds.epci, "full")).rejects.toMatchObject({
			code: "referral.own-organisation",
		});
		await expect(turnTo(referralId, ccas, "full")).rejects.toMatchObject({ code: "referral.recipient-twice" });
		const draft = await draftReferral(place.as(place.sender));
		await expect(turnTo(draft, caf, "full")).rejects.toMatchObject({ code: "referral.wrong-state" });
		await database.asAdmin("update referral set objected_at = now() where id = $1", [referralId]);
		await expect(turnTo(referralId, caf, "full")).rejects.toMatchObject({ code: "referral.objected" });
		expect(await eventsOf(referralId)).toBe(1);
	});

	it("leaves once when two send it at once", async () => {
		const { referralId } = await sent();
		const both = await Promise.allSettled([turnTo(referralId, caf, "full"), turnTo(referralId, caf, "full")]);
		expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "referral.recipient-twice" } });
		expect(await eventsOf(referralId)).toBe(2);
	});
});
