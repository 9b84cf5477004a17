import { beforeAll, describe, expect, it } from "vitest";
import { newId, type TerritoryId } from "#app/domain/kernel/ids.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { expireReferral } from "#app/domain/referrals/commands/expire-referral.server.ts";
import { issueReferralLink } from "#app/domain/referrals/commands/issue-referral-link.server.ts";
import { remindReferral } from "#app/domain/referrals/commands/remind-referral.server.ts";
import type { RecipientId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const sentAt = new Date("2026-04-30T09:00:00Z");
let place: ReferralPlace;
let territoryId: TerritoryId;
beforeAll(async () => {
	place = await aReferralPlace(database, sentAt);
	territoryId = place.territory.territoryId;
});

let count = 0;
/** Sent on Thursday 30 April 2026, to be answered by Wednesday 6 May. */
async function sent() {
	const { ccas } = place.territory.organisationIds;
	const changes = { firstName: `Prénom ${++count}`, basis: "226-14", urgency: "soon" };
	const referralId = await draftReferral(place.as(place.sender), changes);
	const rows = await sendTo(place.as(place.sender), referralId, [
		{ organisationId: ccas, scope: "full" },
		{ organisationId: place.association, scope: "card" },
	]);
	return { referralId, recipientId: rows.get(ccas) as RecipientId, byLink: rows.get(place.association) as RecipientId };
}
const on = (day: string) => ({ db: database.worker, now: new Date(`${day}T05:20:00Z`), territoryId });
const eventsOf = async (recipientId: string, name: string) =>
	(
		await database.asAdmin<{ payload: object }>(
			"select payload from outbox where payload->>'recipientId' = $1 and name = $2 order by occurred_at",
			[recipientId, name],
		)
	).map(({ payload }) => payload);

describe("reminding of an answer", () => {
	it("climbs on its day, once a day, and writes each stage down", async () => {
		const { referralId, recipientId } = await sent();
		expect(await remindReferral(on("2026-05-05"), { recipientId })).toBeNull();
		expect(await remindReferral(on("2026-05-06"), { recipientId })).toBe(1);
		expect(await remindReferral(on("2026-05-06"), { recipientId })).toBeNull();
		expect(await remindReferral(on("2026-05-11"), { recipientId })).toBe(2);
		expect(await eventsOf(recipientId, "referral.reminded")).toEqual([1, 2].map((stage) => ({ referralId, recipientId, stage })));
	});

	it("begins again with the next wait, and leaves alone what another territory, or the archive, holds", async () => {
		const { referralId, recipientId } = await sent();
		expect(await remindReferral(on("2026-05-06"), { recipientId })).toBe(1);
		const at = new Date("2026-05-06T09:00:00Z");
		await advanceReferral(place.as(place.ccas, at), { referralId, recipientId, revision: 1, action: "accept", word: null });
		expect(await remindReferral(on("2026-05-07"), { recipientId })).toBeNull();
		// accepted on the 6th, three working days: the 7th, the 11th, the 12th
		expect(await remindReferral(on("2026-05-11"), { recipientId })).toBeNull();
		expect(await remindReferral({ ...on("2026-05-12"), territoryId: newId<TerritoryId>() }, { recipientId })).toBeNull();
		await database.asAdmin("update referral set archived_at = now() where id = $1", [referralId]);
		expect(await remindReferral(on("2026-05-12"), { recipientId })).toBeNull();
		await database.asAdmin("update referral set archived_at = null where id = $1", [referralId]);
		expect(await remindReferral(on("2026-05-12"), { recipientId })).toBe(1);
	});
});

describe("expiring what nobody answered", () => {
	it("ends it on its day, once, for the product, without a word", async () => {
		const { recipientId } = await sent();
		expect(await expireReferral(on("2026-05-29"), { recipientId })).toBe(false);
		const both = await Promise.all([expireReferral(on("2026-06-01"), { recipientId }), expireReferral(on("2026-06-01"), { recipientId })]);
		expect(both.toSorted()).toEqual([false, true]);
		const steps = await database.asAdmin(
			"select action, person_id, is_by_link, sealed_word from referral_step where recipient_id = $1 and action = 'expire'",
			[recipientId],
		);
		expect(steps).toEqual([{ action: "expire", person_id: null, is_by_link: false, sealed_word: null }]);
		expect(await eventsOf(recipientId, "referral.advanced")).toHaveLength(1);
	});

	it("keeps open what was answered, if only to ask for more", async () => {
		const { referralId, recipientId } = await sent();
		await advanceReferral(place.as(place.ccas), { referralId, recipientId, revision: 1, action: "ask-info", word: "Depuis quand ?" });
		expect(await expireReferral(on("2026-09-01"), { recipientId })).toBe(false);
	});
});

describe("issuing a link", () => {
	it("keeps its digest alone, and one good at a time", async () => {
		const { byLink: recipientId } = await sent();
		const [first, second] = [
			await issueReferralLink(on("2026-04-30"), { recipientId }),
			await issueReferralLink(on("2026-05-04"), { recipientId }),
		];
		const rows = await database.asAdmin<{ hash: string; expires_at: Date; sent_to: string }>(
			"select hash, expires_at, sent_to from referral_link where recipient_id = $1 order by issued_at",
			[recipientId],
		);
		expect(rows.map(({ expires_at }) => expires_at)).toEqual([on("2026-05-04").now, on("2026-05-12").now]);
		expect(rows.every(({ hash }) => hash !== first?.token && hash !== second?.token && hash.length === 64)).toBe(true);
		expect(second?.sentTo).toBe("contact@association.example");
	});

	it("makes none for whoever has an account, nor for what is over, nor without an address", async () => {
		const { recipientId, byLink } = await sent();
		expect(await issueReferralLink(on("2026-04-30"), { recipientId })).toBeNull();
		await database.asAdmin("update referral_recipient set access_ended_at = now() where id = $1", [byLink]);
		expect(await issueReferralLink(on("2026-04-30"), { recipientId: byLink })).toBeNull();
		const other = await sent();
		await database.asAdmin("update referral_organisation set contact_email = null where organisation_id = $1", [place.association]);
		expect(await issueReferralLink(on("2026-04-30"), { recipientId: other.byLink })).toBeNull();
	});
});
