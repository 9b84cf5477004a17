import { beforeAll, expect, it } from "vitest";
import { listDuties, listDutiesForLetters } from "#app/domain/duties/queries.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf } from "#app/domain/kernel/calendar.ts";
import { reading, sweeping } from "#app/domain/kernel/context.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { assignReferral } from "#app/domain/referrals/commands/assign-referral.server.ts";
import { findByName, listReferrals } from "#app/domain/referrals/list-queries.server.ts";
import { ListFilters } from "#app/domain/referrals/list-schema.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const later = new Date("2026-12-14T09:00:00Z");
let place: ReferralPlace;
let draft: ReferralId;
let pressing: ReferralId;
let ordinary: ReferralId;
let ccas: RecipientId;
let caf: RecipientId;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { organisationIds } = place.territory;
	const sender = place.as(place.sender);
	draft = await draftReferral(sender, { lastName: "Brouillon", need: "housing" });
	ordinary = await draftReferral(sender, { lastName: "Première" });
	const rows = await sendTo(sender, ordinary, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: organisationIds.caf, scope: "full" },
	]);
	ccas = rows.get(organisationIds.ccas) as RecipientId;
	caf = rows.get(organisationIds.caf) as RecipientId;
	pressing = await draftReferral(sender, { lastName: "Seconde", urgency: "immediate", need: "food" });
	await sendTo(sender, pressing, [{ organisationId: organisationIds.ccas, scope: "full" }]);
	await advanceReferral(place.as(place.caf), {
		referralId: ordinary,
		recipientId: caf,
		revision: 1,
		word: "Quel dossier ?",
		action: "ask-info",
	});
});

const list = (actor: Actor, filters: Record<string, unknown> = {}, at = now) => {
	const ctx = place.as(actor, at);
	return reading(ctx, (tx) => listReferrals(tx, actor, ListFilters.parse(filters)));
};
const ids = async (...asked: Parameters<typeof list>) =>
	(await list(...asked)).referrals.map(({ referralId, recipientId }) => recipientId ?? referralId);

it("puts first what is due first, on the side whose turn it is", async () => {
	const mine = await list(place.ccas);
	expect(mine.counts).toEqual({ "a-traiter": 2 });
	expect(mine.referrals.map(({ referralId, side, others }) => [referralId, side, others])).toEqual([
		[pressing, "recipient", ["Communauté de communes"]],
		[ordinary, "recipient", ["Communauté de communes"]],
	]);
	const sent = await list(place.sender);
	expect(sent.counts).toEqual({ "a-traiter": 1, "en-attente": 2, brouillons: 1 });
	expect(sent.referrals.map(({ recipientId, state }) => [recipientId, state])).toEqual([[caf, "info-requested"]]);
	expect(await ids(place.caf, { liste: "en-attente" })).toEqual([caf]);
	expect(await ids(place.sender, { liste: "brouillons" })).toEqual([draft]);
});

it("moves to « sans nouvelles » what the other side lets pass", async () => {
	expect((await list(place.sender, {}, later)).counts).toEqual({ "a-traiter": 1, "sans-nouvelles": 2, brouillons: 1 });
	expect((await list(place.ccas, {}, later)).counts).toEqual({ "a-traiter": 2 });
});

it("follows the filters of the address in its lines and its counts", async () => {
	const { organisationIds } = place.territory;
	expect((await list(place.sender, { liste: "en-attente", besoin: "food" })).counts).toEqual({ "en-attente": 1 });
	expect((await list(place.sender, { organisation: organisationIds.caf })).counts).toEqual({ "a-traiter": 1 });
	expect((await list(place.sender, { sens: "recues" })).counts).toEqual({});
	expect((await list(place.ccas, { moi: "1" })).total).toBe(0);
	await assignReferral(place.as(place.ccas), { referralId: ordinary, recipientId: ccas, personId: place.ccas.personId });
	expect(await ids(place.ccas, { moi: "1" })).toEqual([ccas]);
	expect((await list(place.ccas, { liste: "x", besoin: "y", organisation: "z", page: "-1" })).total).toBe(2);
	expect((await list(place.sender, { besoin: "food" })).organisations.map(({ name }) => name)).toEqual(["CAF", "CCAS"]);
	expect(JSON.stringify(await list(place.ccas))).not.toMatch(/Première|Seconde|Maëlenn/);
});

it("finds again by exact name, among one's own alone, and writes that one looked", async () => {
	const find = (actor: Actor, lastName: string) => findByName(place.as(actor), { lastName, firstName: "maelenn" });
	expect((await find(place.ccas, "PREMIERE")).map(({ referralId }) => referralId)).toEqual([ordinary]);
	expect((await find(place.sender, "brouillon")).map(({ referralId }) => referralId)).toEqual([draft]);
	expect(await find(place.ccas, "Brouillon")).toEqual([]);
	expect(await find(place.caf, "Seconde")).toEqual([]);
	expect(await find(place.ccas, "Premier")).toEqual([]);
	await expect(find(place.manager, "Première")).rejects.toMatchObject({ kind: "forbidden" });
	const entries = await database.asAdmin<{ what: string; detail: string; referral_id: string | null }>(
		"select what, detail, referral_id from access_entry where what = 'search'",
	);
	expect(entries).toHaveLength(5);
	expect(new Set(entries.map((entry) => JSON.stringify(entry)))).toEqual(
		new Set([JSON.stringify({ what: "search", detail: "name", referral_id: null })]),
	);
});

it("says on the duties page that a referral waits, by its reference alone, and not in letters", async () => {
	const whose = ({ personId, territoryId }: Actor) => ({ personId, territoryIds: [territoryId] });
	const duties = (actor: Actor, at = now) =>
		reading({ db: database.app, ...whose(actor), now: at }, (tx) => listDuties(tx, whose(actor), dayOf(at) as Day));
	const mine = await duties(place.ccas);
	expect(mine.map(({ kind, group }) => [kind, group])).toEqual([
		["answer-referral", "upcoming"],
		["answer-referral", "upcoming"],
	]);
	expect(mine[0]?.title).toMatch(/^Une orientation attend votre réponse \(réf\. [0-9A-Z]{4}-[0-9A-Z]{4}\)$/);
	expect((await duties(place.ccas, later)).map(({ group }) => group)).toEqual(["late", "late"]);
	expect((await duties(place.sender)).map(({ context }) => context)).toEqual(["CAF"]);
	expect(await duties(place.manager)).toEqual([]);
	const told = await sweeping({ db: database.worker, now }, (tx) => listDutiesForLetters(tx, [whose(place.ccas)], dayOf(now) as Day));
	expect(told.get(place.ccas.personId) ?? []).toEqual([]);
});
