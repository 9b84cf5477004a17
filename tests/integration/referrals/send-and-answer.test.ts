import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
let place: ReferralPlace;
let referralId: ReferralId;
let ccas: RecipientId;
let caf: RecipientId;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { organisationIds } = place.territory;
	referralId = await draftReferral(place.as(place.sender));
	const rows = await sendTo(place.as(place.sender), referralId, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: organisationIds.caf, scope: "full" },
	]);
	ccas = rows.get(organisationIds.ccas) as RecipientId;
	caf = rows.get(organisationIds.caf) as RecipientId;
});

const open = (actor: ReferralPlace["sender"]) => {
	const ctx = place.as(actor);
	return inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "page" }));
};

describe("a referral to two bodies", () => {
	it("is read by the sender and by each recipient, who sees its own answer only", async () => {
		expect((await open(place.sender)).card?.lastName).toBe(aDraft.lastName);
		const seen = await open(place.ccas);
		expect(seen.account?.asked).toBe(aDraft.asked);
		expect(seen.recipients.map(({ id }) => id)).toEqual([ccas]);
		await expect(open(place.manager)).rejects.toMatchObject({ kind: "not-found" });
		await expect(open(place.dpo)).rejects.toMatchObject({ kind: "not-found" });
	});

	it("is answered by each on its own, and one of two who accept at once wins", async () => {
		const accept = { referralId, recipientId: ccas, revision: 1, action: "accept", word: null } as const;
		const both = await Promise.allSettled([advanceReferral(place.as(place.ccas), accept), advanceReferral(place.as(place.ccas), accept)]);
		expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
		expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { kind: "conflict" } });
		await expect(advanceReferral(place.as(place.caf), accept)).rejects.toMatchObject({ kind: "not-found" });
	});

	it("keeps the date of each appointment with its step, though another follows", async () => {
		const fix = { referralId, recipientId: ccas, action: "fix-appointment", time: "10:00", word: null } as const;
		await advanceReferral(place.as(place.ccas), { ...fix, revision: 2, day: "2026-11-26" });
		await advanceReferral(place.as(place.ccas), { ...fix, revision: 3, day: "2026-12-03" });
		const { steps, recipients } = await open(place.ccas);
		const dates = steps.filter(({ action }) => action === "fix-appointment").map(({ appointmentAt }) => appointmentAt?.toISOString());
		expect(dates).toEqual(["2026-11-26T09:00:00.000Z", "2026-12-03T09:00:00.000Z"]);
		expect(recipients[0]?.appointmentAt?.toISOString()).toBe(dates[1]);
		expect(steps.find(({ action }) => action === "accept")?.appointmentAt).toBeNull();
	});

	it("is relayed to a body without an account, as a contact card, by a link", async () => {
		const relay = { referralId, recipientId: caf, revision: 1, word: "Aide alimentaire à prévoir.", organisationId: place.association };
		await expect(relayReferral(place.as(place.caf), { ...relay, scope: "full" })).rejects.toMatchObject({
			code: "referral.recipient-not-bound",
		});
		const child = await relayReferral(place.as(place.caf), { ...relay, scope: "card" });
		const seen = await open(place.sender);
		expect(seen.recipients.find(({ id }) => id === child)).toMatchObject({ state: "sent", byLink: true, parentId: caf, scope: "card" });
		expect(seen.steps.find(({ action }) => action === "relay")?.word).toBe("Aide alimentaire à prévoir.");
	});
});
