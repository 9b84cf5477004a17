import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { referralKey } from "#app/domain/referrals/keys.server.ts";
import { keepPart } from "#app/domain/referrals/store.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import * as signOut from "#app/routes/auth/sign-out.tsx";
import * as assign from "#app/routes/referrals/assign.tsx";
import * as find from "#app/routes/referrals/find.tsx";
import * as list from "#app/routes/referrals/list.tsx";
import * as messages from "#app/routes/referrals/messages.tsx";
import * as note from "#app/routes/referrals/note.tsx";
import * as print from "#app/routes/referrals/print.tsx";
import * as page from "#app/routes/referrals/referral.tsx";
import * as relay from "#app/routes/referrals/relay.tsx";
import * as nir from "#app/routes/referrals/reveal-nir.tsx";
import * as step from "#app/routes/referrals/step.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { aDraft, aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);
let place: ReferralPlace;
let referralId: ReferralId;
let ccas: RecipientId;
let caf: RecipientId;

beforeAll(async () => {
	place = await aReferralPlace(database, now);
	const { organisationIds, territoryId } = place.territory;
	const sender = place.as(place.sender);
	referralId = await draftReferral(sender);
	await inTransaction(sender, async (tx) =>
		keepPart(tx, await referralKey(tx, sender, territoryId, referralId), { territoryId, referralId, now }, "nir", "255081416802538"),
	);
	const rows = await sendTo(sender, referralId, [
		{ organisationId: organisationIds.ccas, scope: "full" },
		{ organisationId: organisationIds.caf, scope: "full" },
	]);
	ccas = rows.get(organisationIds.ccas) as RecipientId;
	caf = rows.get(organisationIds.caf) as RecipientId;
});

type Route = { loader: Parameters<typeof web.ask>[0]; action?: Parameters<typeof web.ask>[0] };

async function ask(who: Actor, route: Route, params: Record<string, string> = {}, form?: Record<string, string>, query = "") {
	return web.ask(form && route.action ? route.action : route.loader, {
		path: `/t/exemple/orientations${route === list ? "" : `/${referralId}`}${query}`,
		params: { territory: "exemple", referral: referralId, ...params },
		cookie: await web.signInAs(who.personId),
		form,
	});
}
const accesses = async (who: Actor) =>
	(
		await database.asAdmin<{ what: string; detail: string }>("select what, detail from access_entry where person_id = $1 order by seq", [
			who.personId,
		])
	).map(({ what, detail }) => `${what} ${detail}`);

it("opens the worklist to agents, leads the others with a duty to their own page, and does not exist for anyone else", async () => {
	expect((await ask(place.ccas, list)).data).toMatchObject({ counts: { "a-traiter": 1 }, total: 1 });
	expect((await ask(place.manager, list)).location).toBe("/t/exemple/orientations/agents");
	expect((await ask(place.dpo, list)).location).toBe("/t/exemple/orientations/acces");
	const { territory } = place;
	for (const other of [
		await territory.person("simple"),
		await territory.person("animation", { role: "cooperation_officer" }),
		await territory.person("presidence", { mandates: { insertion: "chair" } }),
	])
		for (const route of [list, page, print, nir, messages, note, assign, find]) expect((await ask(other, route)).status).toBe(404);
	expect(JSON.stringify((await ask(place.ccas, list)).data)).not.toContain(aDraft.lastName);
});

it("shows a referral to those named on it, and writes down who read, printed or was refused", async () => {
	const { data } = await ask(place.ccas, page);
	expect(data).toMatchObject({ side: "recipient", card: { lastName: aDraft.lastName }, account: { asked: aDraft.asked } });
	expect(data.answers).toHaveLength(1);
	expect(data.others).toMatchObject([{ organisationName: "CAF", state: "sent" }]);
	expect((await ask(place.sender, page)).data.answers).toHaveLength(2);
	expect((await ask(place.sender, page)).data.others).toEqual([]);
	expect((await ask(place.ccas, print)).data.card.lastName).toBe(aDraft.lastName);
	expect(await accesses(place.ccas)).toEqual(["read page", "print page"]);
	expect((await ask(place.manager, page)).status).toBe(404);
	expect(await accesses(place.manager)).toEqual(["refused page"]);
	expect((await ask(place.ccas, page, { referral: "n-est-pas-un-id" })).status).toBe(404);
	const draft = await draftReferral(place.as(place.sender), { lastName: "Autre" });
	expect((await ask(place.sender, page, { referral: draft })).location).toBe(`/t/exemple/orientations/${draft}/modification`);
	expect((await ask(place.ccas, page, { referral: draft })).status).toBe(404);
});

it("gives the registration number to a gesture of its own, where it may pass, and writes that down", async () => {
	expect((await ask(place.sender, page)).data).toMatchObject({ hasNir: true });
	expect(JSON.stringify([(await ask(place.sender, page)).data, (await ask(place.sender, nir)).data])).not.toContain("255081416802538");
	expect((await ask(place.sender, nir, {}, {})).data).toEqual({ nir: "255081416802538" });
	expect(await accesses(place.sender)).toContain("read nir");
	expect((await ask(place.ccas, nir)).status).toBe(404);
	expect((await ask(place.ccas, nir, {}, {})).status).toBe(403);
	expect(await accesses(place.ccas)).toContain("refused page");
});

it("takes a step; says what stands when someone was faster, and refuses what is no longer to do", async () => {
	const at = (slug: string) => ({ recipient: ccas, step: slug });
	const accept = await ask(place.ccas, step, at("acceptation"), { revision: "1", word: "Dossier 1 85 05 78 006 084 36" });
	expect(accept.status).toBe(400);
	expect(accept.data.lastResult.error.word[0]).toContain("numéro de sécurité sociale");
	expect((await ask(place.ccas, step, at("acceptation"), { revision: "1" })).location).toBe(`/t/exemple/orientations/${referralId}`);
	const late = await ask(place.ccas, step, at("refus"), { revision: "1", declineReason: "other" });
	expect(late).toMatchObject({ status: 409, data: { current: { state: "accepted", revision: 2 } } });
	const wrong = await ask(place.ccas, step, at("refus"), { revision: "2", declineReason: "other" });
	expect(wrong.status).toBe(422);
	expect((await ask(place.ccas, step, at("refus"))).data).toMatchObject({
		obstacle: "referral.wrong-state",
		answer: { state: "accepted" },
	});
	expect((await ask(place.ccas, step, at("rendez-vous"))).data).toMatchObject({ obstacle: null, sessions: [] });
	const past = await ask(place.ccas, step, at("rendez-vous"), { revision: "2", day: "2026-11-20", time: "09:00" });
	expect(past).toMatchObject({ status: 422 });
	expect(past.data.lastResult.error.day[0]).toContain("à venir");
	for (const [slug, params, status] of [
		["inconnue", {}, 404],
		["acceptation", { recipient: caf }, 404],
		["acceptation", { recipient: "x" }, 404],
	] as const)
		expect((await ask(place.ccas, step, { ...at(slug), ...params })).status).toBe(status);
	expect((await ask(place.sender, step, at("acceptation"), { revision: "2" })).status).toBe(403);
	const unsaid = await ask(place.ccas, step, at("fin"), { revision: "2", outcome: "no-solution" });
	expect(unsaid.data.lastResult.error.noSolutionReason).toHaveLength(1);
});

it("explains to whom a referral may be passed on, and passes it", async () => {
	const at = { recipient: caf };
	const { data } = await ask(place.caf, relay, at);
	const association = data.choices.find(({ id }: { id: string }) => id === place.association);
	expect(association.stops).toEqual({ full: ["referral.recipient-not-bound"], card: [] });
	expect(data.choices.map(({ name }: { name: string }) => name)).not.toContain("Communauté de communes");
	const form = { revision: "1", organisationId: place.association, word: "" };
	const refused = await ask(place.caf, relay, at, { ...form, scope: "full" });
	expect(refused.status).toBe(422);
	expect(refused.data.lastResult.error.organisationId[0]).toContain("pas tenue au secret");
	expect((await ask(place.caf, relay, at, { ...form, scope: "card" })).status).toBe(302);
	expect((await ask(place.caf, relay, at)).data.obstacle).toBe("referral.wrong-state");
	expect((await ask(place.ccas, relay, at)).status).toBe(404);
});

it("finds by a posted name, and leaves it out of every address", async () => {
	const name = { lastName: aDraft.lastName, firstName: aDraft.firstName };
	const found = await ask(place.ccas, find, {}, name);
	expect(found.data.result.found).toMatchObject([{ referralId }]);
	expect(found.location).toBeNull();
	expect((await ask(place.ccas, find, {}, { lastName: "", firstName: "x" })).status).toBe(400);
	expect((await ask(place.ccas, find, {}, undefined, `?lastName=${aDraft.lastName}`)).data).toEqual({ territory: "exemple" });
	expect((await ask(place.dpo, find)).status).toBe(404);
});

it("writes messages and notes, and names colleagues, from their pages", async () => {
	expect((await ask(place.sender, messages)).data.targets).toHaveLength(2);
	expect((await ask(place.sender, messages, {}, { text: "Bonjour" })).status).toBe(302);
	expect((await ask(place.sender, messages, {}, { text: "Écrire à x@y.example" })).data.lastResult.error.text[0]).toContain("courriel");
	expect((await ask(place.ccas, page)).data.thread.messages).toMatchObject([{ text: "Bonjour", toName: null, isMine: false }]);
	expect((await ask(place.ccas, note, {}, { revision: "0", text: "À moi" })).status).toBe(302);
	expect((await ask(place.ccas, note)).data.note).toEqual({ text: "À moi", revision: 1 });
	const stale = await ask(place.ccas, note, {}, { revision: "0", text: "Autre" });
	expect(stale).toMatchObject({ status: 409, data: { current: { text: "À moi", revision: 1 } } });
	expect((await ask(place.ccas, assign)).data).toMatchObject({ side: "recipient", canLeave: false });
	const chosen = { intent: "assign", personId: place.ccas.personId, recipientId: caf };
	expect((await ask(place.ccas, assign, {}, chosen)).status).toBe(302);
	expect((await ask(place.ccas, page)).data.answers[0].assignedName).toBe(place.ccas.displayName);
	expect((await ask(place.ccas, assign, {}, { intent: "leave" })).status).toBe(422);
});

it("closes what was turned away or archived, and says so", async () => {
	await database.asAdmin("update referral_recipient set state = 'declined', decline_reason = 'other', waiting_on = null where id = $1", [
		ccas,
	]);
	const { data } = await ask(place.ccas, page);
	expect(data).toMatchObject({ closedBecause: "referral.turned-away", card: null, account: null, note: null, thread: { isOpen: false } });
	expect(data.answers[0].actions).toEqual(["reopen"]);
	expect((await ask(place.ccas, note)).status).toBe(404);
	await database.asAdmin("update referral set archived_at = now() where id = $1", [referralId]);
	const sent = (await ask(place.sender, page)).data;
	expect(sent).toMatchObject({ closedBecause: "referral.archived", card: null, hasNir: false, attachments: [] });
	// taken up again by those who sent it, and nothing else
	expect(sent.answers.flatMap(({ actions }: { actions: string[] }) => actions)).toEqual(["reopen"]);
	expect((await ask(place.ccas, page)).data.answers[0].actions).toEqual([]);
	expect((await ask(place.ccas, step, { recipient: ccas, step: "reouverture" })).data.obstacle).toBe("referral.archived");
	expect((await ask(place.sender, nir)).status).toBe(404);
	expect((await ask(place.sender, assign)).status).toBe(404);
});

it("leaves nothing to the browser's Back once signed out", async () => {
	const { headers } = await web.ask(signOut.action, { path: "/deconnexion", form: {}, cookie: await web.signInAs(place.ccas.personId) });
	expect(headers.get("Clear-Site-Data")).toContain('"cache"');
	expect(headers.get("Set-Cookie")).toMatch(/Max-Age=0|Expires=/i);
});
