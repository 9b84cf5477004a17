import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { closeRequest } from "#app/domain/referral-rights/commands/close-request.server.ts";
import { exportAccess } from "#app/domain/referral-rights/commands/export-access.server.ts";
import { findPerson } from "#app/domain/referral-rights/commands/find-person.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import { produceDossier } from "#app/domain/referral-rights/commands/produce-dossier.server.ts";
import { getDemand, listRequests } from "#app/domain/referral-rights/queries.server.ts";
import { AccessFilter, RequestFilter } from "#app/domain/referral-rights/schema.ts";
import type { DemandId, RefusalReason, RequestAnswer, RequestKind } from "#app/domain/referral-rights/types.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { rectifyReferral } from "#app/domain/referrals/commands/rectify-referral.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { openReferral } from "#app/domain/referrals/content.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const today = "2026-11-23" as never;
let place: ReferralPlace;
let count = 0;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
});

/** A person of their own, sent to the CCAS. */
async function aReferral(): Promise<{ referralId: ReferralId; recipientId: RecipientId; reference: string; lastName: string }> {
	count += 1;
	const lastName = `Le Gall-Ouvrié ${"abcdefghijklmnopqrstuvwxyz"[count]}`;
	const ctx = place.as(place.sender);
	const referralId = await draftReferral(ctx, { lastName });
	const ccas = place.territory.organisationIds.ccas;
	const recipientId = (await sendTo(ctx, referralId, [{ organisationId: ccas, scope: "full" }])).get(ccas) as RecipientId;
	const [row] = await database.asAdmin<{ reference: string }>("select reference from referral where id = $1", [referralId]);
	return { referralId, recipientId, reference: row?.reference ?? "", lastName };
}

const openRequest = (kind: RequestKind, ...referralIds: ReferralId[]) =>
	openRequests(place.as(place.dpo), { kind, receivedOn: today, referralIds });
const rowsOf = (demandId: DemandId) => inTransaction(place.as(place.dpo), (tx) => getDemand(tx, place.territory.territoryId, demandId));
const close = async (demandId: DemandId, answer: RequestAnswer, reason: RefusalReason | null = null) => {
	const [row] = await rowsOf(demandId);
	return closeRequest(place.as(place.dpo), { demandId, requestId: row?.id as never, answer, reason });
};
const facts = (referralId: ReferralId) =>
	database
		.asAdmin<{ name: string }>("select name from journal_entry where payload like $1 order by seq", [`%${referralId}%`])
		.then((rows) => rows.map(({ name }) => name));

describe("a search of a person", () => {
	it("finds them by their exact name, accents, case and hyphens apart, and writes down that one searched, not whom", async () => {
		const { referralId, lastName, reference } = await aReferral();
		const dpo = place.as(place.dpo);
		const typed = lastName.toUpperCase().replace("É", "E").replace("-", " ");
		const found = await findPerson(dpo, { lastName: typed, firstName: "maelenn", reference: null });
		expect(found).toMatchObject([{ referralId, reference, senderName: "Communauté de communes", recipientNames: ["CCAS"] }]);
		expect(JSON.stringify(found)).not.toContain("Gall");
		expect(await findPerson(dpo, { lastName: "Le Gall", firstName: "Maëlenn", reference: null })).toEqual([]);
		expect(await findPerson(dpo, { lastName: null, firstName: null, reference })).toHaveLength(1);
		const lines = await exportAccess(dpo, AccessFilter.parse({ nature: "search" }));
		expect(lines.map(({ detail }) => detail)).toEqual(["person", "person", "reference"]);
	});

	it("is for the DPO alone", async () => {
		for (const actor of [place.sender, place.ccas, place.manager])
			expect(() => findPerson(place.as(actor), { lastName: "X", firstName: "Y", reference: null })).toThrow("not-found");
	});
});

describe("an access request", () => {
	it("lets the DPO produce all that is held, notes of every author included, and closes once it was produced", async () => {
		const { referralId, recipientId } = await aReferral();
		const dpo = place.as(place.dpo);
		const ask = { referralId, recipientId, revision: 1, action: "ask-info", word: "Quel est le revenu du foyer ?" } as const;
		await advanceReferral(place.as(place.ccas), ask);
		const read = () => inTransaction(dpo, (tx) => openReferral(tx, dpo, referralId, { what: "read", detail: "page" }));
		await expect(read()).rejects.toMatchObject({ kind: "not-found" });

		const demandId = await openRequest("access", referralId);
		await expect(openRequest("access", referralId)).rejects.toMatchObject({ code: "request.already-open" });
		await expect(close(demandId, "granted")).rejects.toMatchObject({ code: "request.nothing-produced" });
		const { referrals } = await produceDossier(dpo, demandId, "json");
		expect(referrals).toHaveLength(1);
		expect(referrals[0]).toMatchObject({ card: { phone: aDraft.phone }, account: { asked: aDraft.asked }, isNirHeld: false });
		expect(referrals[0]?.recipients[0]?.steps.map(({ word }) => word)).toContain("Quel est le revenu du foyer ?");
		expect(referrals[0]?.accesses.some(({ what, detail }) => what === "export" && detail === "right-of-access:json")).toBe(true);

		await close(demandId, "granted");
		await expect(close(demandId, "granted")).rejects.toMatchObject({ code: "request.closed" });
		await expect(produceDossier(dpo, demandId, "page")).rejects.toMatchObject({ code: "request.closed" });
		await expect(read()).rejects.toMatchObject({ kind: "not-found" });
		expect(await facts(referralId)).toEqual(expect.arrayContaining(["referral.request-opened", "referral.request-closed"]));
	});

	it("is due in one month, told late after, and refused before it was received", async () => {
		const { referralId } = await aReferral();
		const demandId = await openRequests(place.as(place.dpo), {
			kind: "access",
			receivedOn: "2026-10-31" as never,
			referralIds: [referralId],
		});
		expect(await rowsOf(demandId)).toMatchObject([{ dueOn: "2026-11-30", kind: "access" }]);
		const late = (day: string) =>
			inTransaction(place.as(place.dpo), (tx) =>
				listRequests(tx, place.territory.territoryId, RequestFilter.parse({ etat: "en-retard" }), day as never),
			);
		expect((await late("2026-11-30")).requests.map((one) => one.demandId)).not.toContain(demandId);
		expect((await late("2026-12-01")).requests.map((one) => one.demandId)).toContain(demandId);
		const future = { kind: "access", receivedOn: "2026-11-24" as never, referralIds: [referralId] } as const;
		expect(() => openRequests(place.as(place.dpo), future as never)).toThrow("request.future");
		expect(() => openRequests(place.as(place.manager), future as never)).toThrow("not-found");
	});
});

describe("a rectification", () => {
	it("is asked of the sender, who puts right what was sent; recipients are told, and read the new text", async () => {
		const { referralId } = await aReferral();
		await openRequest("rectification", referralId);
		expect(await facts(referralId)).toContain("referral.rectification-asked");
		const { need, public: _, purpose, urgency, basis, isInformed, lastName, ...text } = aDraft;
		const [{ revision } = { revision: 0 }] = await database.asAdmin<{ revision: number }>("select revision from referral where id = $1", [
			referralId,
		]);
		const input = { ...text, lastName: "Le Goff", referralId, revision, reason: "person-asked" as const };
		await expect(rectifyReferral(place.as(place.ccas), input)).rejects.toMatchObject({ code: "referral.sender-only" });
		await expect(rectifyReferral(place.as(place.manager), input)).rejects.toMatchObject({ kind: "not-found" });
		await expect(rectifyReferral(place.as(place.sender), { ...input, asked: "Appeler Le Goff." })).rejects.toMatchObject({
			code: "referral.identifier-name",
		});
		const both = await Promise.allSettled([rectifyReferral(place.as(place.sender), input), rectifyReferral(place.as(place.sender), input)]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		const ctx = place.as(place.ccas);
		const seen = await inTransaction(ctx, (tx) => openReferral(tx, ctx, referralId, { what: "read", detail: "page" }));
		expect(seen.card?.lastName).toBe("Le Goff");
		expect(await facts(referralId)).toContain("referral.rectified");
		expect(await findPerson(place.as(place.dpo), { lastName: "le goff", firstName: "Maëlenn", reference: null })).toHaveLength(1);
	});
});

describe("an objection", () => {
	it("stops relays at once, tells the recipients, and lets go on what it is refused for", async () => {
		const { referralId, recipientId } = await aReferral();
		const relay = { referralId, recipientId, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
		const demandId = await openRequest("objection", referralId);
		await expect(relayReferral(place.as(place.ccas), relay)).rejects.toMatchObject({ code: "referral.objected" });
		const [told] = await database.asAdmin<{ payload: string }>(
			"select payload from journal_entry where name = 'referral.objected' and payload like $1",
			[`%${referralId}%`],
		);
		expect(JSON.parse(told?.payload ?? "{}")).toMatchObject({ recipientIds: [recipientId] });
		await close(demandId, "refused", "public-interest");
		expect(await facts(referralId)).toContain("referral.objection-lifted");
		await relayReferral(place.as(place.ccas), relay);
	});

	it("stays once it is granted", async () => {
		const { referralId } = await aReferral();
		await close(await openRequest("objection", referralId), "granted");
		const [row] = await database.asAdmin<{ objected: boolean }>("select objected_at is not null as objected from referral where id = $1", [
			referralId,
		]);
		expect(row?.objected).toBe(true);
	});
});

/** Whether nothing goes further. */
const isFrozen = async (referralId: ReferralId) =>
	(await database.asAdmin<{ at: Date | null }>("select objected_at as at from referral where id = $1", [referralId]))[0]?.at !== null;

describe("a limitation", () => {
	it("freezes for as long as it is open, and refuses nothing for good", async () => {
		for (const answer of ["granted", "refused"] as const) {
			const { referralId, recipientId } = await aReferral();
			const relay = { referralId, recipientId, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
			const demandId = await openRequest("limitation", referralId);
			await expect(relayReferral(place.as(place.ccas), relay)).rejects.toMatchObject({ code: "referral.objected" });
			await close(demandId, answer, answer === "refused" ? "unfounded" : null);
			await relayReferral(place.as(place.ccas), relay);
			expect((await facts(referralId)).filter((name) => name.startsWith("referral.limit"))).toEqual([
				"referral.limited",
				"referral.limitation-lifted",
			]);
		}
	});
});

describe("requests on the same referral", () => {
	it("do not undo one another: what one objection was granted stays though the next is refused", async () => {
		const { referralId } = await aReferral();
		await close(await openRequest("objection", referralId), "granted");
		await close(await openRequest("objection", referralId), "refused", "unfounded");
		await close(await openRequest("limitation", referralId), "granted");
		expect(await isFrozen(referralId)).toBe(true);
		expect(await facts(referralId)).not.toContain("referral.objection-lifted");
	});

	it("let go on once the last that held it back is closed, though the two close at once", async () => {
		const { referralId } = await aReferral();
		const demands = [await openRequest("objection", referralId), await openRequest("limitation", referralId)];
		await Promise.all(demands.map((demandId) => close(demandId, "refused", "unfounded")));
		expect(await isFrozen(referralId)).toBe(false);
	});
});

it("opens one row for each referral chosen, and nothing at all when one is not known", async () => {
	const [one, two] = [await aReferral(), await aReferral()];
	const unknown = "01890000-0000-7000-8000-000000000000" as ReferralId;
	await expect(openRequest("access", one.referralId, unknown)).rejects.toMatchObject({ kind: "not-found" });
	expect(await facts(one.referralId)).not.toContain("referral.request-opened");
	const rows = await rowsOf(await openRequest("access", one.referralId, two.referralId, two.referralId));
	expect(rows.map(({ referralId }) => referralId).sort()).toEqual([one.referralId, two.referralId].sort());
});
