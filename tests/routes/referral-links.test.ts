import { describe, expect, it } from "vitest";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import type { RecipientId } from "#app/domain/referrals/types.ts";
import * as answer from "#app/routes/referral-link/answer.tsx";
import * as close from "#app/routes/referral-link/close.tsx";
import * as link from "#app/routes/referral-link/link.tsx";
import * as renew from "#app/routes/referral-link/renew.tsx";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { aDraft, aReferralPlace, draftReferral, sendTo } from "#tests/support/referrals.ts";
import { cookieOf, useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const day = 24 * 60;

const open = (token: string, isPost = false) =>
	web.ask(isPost ? link.action : link.loader, { path: `/orientation/${token}`, params: { token }, form: isPost ? {} : undefined });
const ask = (token: string) => web.ask(renew.action, { path: `/orientation/${token}/nouveau-lien`, params: { token }, form: {} });
const card = (cookie?: string) => web.ask(answer.loader, { path: "/orientation", cookie });
const step = (cookie: string | undefined, form: Record<string, string>) => web.ask(answer.action, { path: "/orientation", cookie, form });
const settle = () => testJobs({ db: database.worker, clock: () => web.clock.now }).settle();

/** A contact card sent to an association of its own territory, which answers by the link it received. */
async function aLink(slug: string, changes: Record<string, unknown> = {}) {
	web.clock.now = now;
	const place = await aReferralPlace(database, now, slug);
	const address = `contact@${slug}.example`;
	await database.asAdmin("update referral_organisation set contact_email = $2 where organisation_id = $1", [place.association, address]);
	const referralId = await draftReferral(place.as(place.sender), { basis: "226-14", ...changes });
	const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: place.association, scope: "card" }]);
	await settle();
	const mails = () => mailsIn(database.worker, address);
	const token = async () => /\/orientation\/([\w-]{43})/.exec((await mails()).at(-1)?.text ?? "")?.[1] as string;
	const recipientId = rows.get(place.association) as RecipientId;
	return { place, address, referralId, recipientId, mails, token };
}

/** Opens it. @returns the cookie of the session */
const opened = async (token: string) => cookieOf((await open(token, true)).headers.get("Set-Cookie") as string);

describe("the link of an organisation without account", () => {
	it("arrives at its address, says where it comes from, and is not used up by being looked at", async () => {
		const { mails, token } = await aLink("regard");
		expect(await mails()).toHaveLength(1);
		for (const _ of [1, 2, 3]) {
			const shown = await open(await token());
			expect(shown).toMatchObject({ status: 200, data: { worth: "good", link: { organisationName: "Association d'entraide" } } });
			expect(Object.fromEntries(shown.headers)).toMatchObject({
				"referrer-policy": "no-referrer",
				"x-robots-tag": "noindex, nofollow",
				"cache-control": "no-store",
			});
			const said = JSON.stringify(shown.data);
			for (const word of [aDraft.lastName, aDraft.phone, aDraft.subject, "rights"]) expect(said).not.toContain(word);
		}
	});

	it("opens once, for an hour, the card and nothing of the situation; the access is written down", async () => {
		const { place, referralId, token } = await aLink("heure");
		const secret = await token();
		const answered = await open(secret, true);
		expect(answered).toMatchObject({ status: 302, location: "/orientation" });
		const setCookie = answered.headers.get("Set-Cookie") as string;
		expect(setCookie).toMatch(/^orientation=[\w-]{43}; Path=\/orientation; Max-Age=3600; HttpOnly; SameSite=Strict$/);
		const shown = await card(cookieOf(setCookie));
		expect(shown).toMatchObject({ status: 200, data: { shown: { card: { lastName: aDraft.lastName, phone: aDraft.phone } } } });
		expect(shown.headers.get("Cache-Control")).toBe("no-store");
		const said = JSON.stringify(shown.data);
		for (const word of [aDraft.subject, aDraft.asked, aDraft.done, "rights", secret]) expect(said).not.toContain(word);
		const seen = await database.asAdmin<{ what: string; detail: string; person_id: null }>(
			"select what, detail, person_id, organisation_id from access_entry where referral_id = $1 and what = 'link' order by seq",
			[referralId],
		);
		expect(seen).toEqual(["link", "card"].map((detail) => ({ what: "link", detail, person_id: null, organisation_id: place.association })));

		// another browser comes second
		expect(await open(secret, true)).toMatchObject({ status: 302, location: `/orientation/${secret}` });
		expect(await open(secret)).toMatchObject({ status: 410, data: { worth: "used", link: null } });
		const refusals = await database.asAdmin("select detail from access_entry where referral_id = $1 and what = 'refused'", [referralId]);
		expect(refusals).toEqual([{ detail: "link" }]);
		expect((await card()).data).toEqual({ shown: null });
		web.clock.now = later(61);
		expect(await card(cookieOf(setCookie))).toMatchObject({ status: 410, data: { shown: null } });
	});

	it("lets one of two browsers in when both open it at once", async () => {
		const secret = await (await aLink("ensemble")).token();
		const both = await Promise.all([open(secret, true), open(secret, true)]);
		expect(both.filter(({ headers }) => headers.has("Set-Cookie"))).toHaveLength(1);
	});

	it("is worth nothing on the ninth day, and still leads to a new one, which goes to the organisation's address alone", async () => {
		const { token, mails } = await aLink("neuf");
		const old = await token();
		web.clock.now = later(8 * day - 1);
		expect((await open(old)).status).toBe(200);
		web.clock.now = later(8 * day + 1);
		expect(await open(old)).toMatchObject({ status: 410, data: { worth: "expired" } });
		expect((await open(old, true)).headers.has("Set-Cookie")).toBe(false);
		const known = await ask(old);
		expect(known).toMatchObject({ status: 302, location: `/orientation/${old}` });
		await settle();
		expect(await mails()).toHaveLength(2);
		const fresh = await token();
		expect(fresh).not.toBe(old);
		expect((await open(fresh)).status).toBe(200);
		// again at once: the same answer, and no third mail
		await ask(old);
		await ask(fresh);
		await settle();
		expect(await mails()).toHaveLength(2);
		const unknown = "a".repeat(43);
		const asked = await ask(unknown);
		expect(asked.status).toBe(known.status);
		expect(asked.headers.get("Set-Cookie")).toBe(known.headers.get("Set-Cookie"));
		expect(await open(unknown)).toMatchObject({ status: 404, data: { worth: "unknown" } });
	});

	it("dies, and the session it gave, when another is issued", async () => {
		const { token } = await aLink("relance");
		const first = await token();
		const cookie = await opened(first);
		expect((await card(cookie)).status).toBe(200);
		web.clock.now = later(15);
		await ask(first);
		await settle();
		expect((await card(cookie)).status).toBe(410);
		expect((await card(await opened(await token()))).status).toBe(200);
	});

	it("dies when the organisation changes its address, which alone receives the next", async () => {
		const { place, token, mails } = await aLink("adresse");
		const first = await token();
		const cookie = await opened(first);
		await database.asAdmin("update referral_organisation set contact_email = 'nouvelle@adresse.example' where organisation_id = $1", [
			place.association,
		]);
		expect((await card(cookie)).status).toBe(410);
		await ask(first);
		await settle();
		expect(await mails()).toHaveLength(1);
		expect(await mailsIn(database.worker, "nouvelle@adresse.example")).toHaveLength(1);
	});

	it("ends when the page is closed, and with its cookie", async () => {
		const cookie = await opened(await (await aLink("ferme")).token());
		const closed = await web.ask(close.action, { path: "/orientation/fermeture", cookie, form: {} });
		expect(closed).toMatchObject({ status: 302, location: "/orientation" });
		expect(closed.headers.get("Set-Cookie")).toContain("Max-Age=0");
		expect((await card(cookie)).status).toBe(410);
	});

	it("dies when the sender cancels", async () => {
		const { place, token, referralId, recipientId, mails } = await aLink("annule");
		const cookie = await opened(await token());
		const cancel = { referralId, recipientId, revision: 1, action: "cancel", word: "Envoyée par erreur." } as const;
		await advanceReferral(place.as(place.sender), cancel);
		expect((await card(cookie)).status).toBe(410);
		expect(await open(await token())).toMatchObject({ status: 410, data: { worth: "over" } });
		await settle();
		expect((await mails()).at(-1)?.subject).toContain("n’est plus ouverte");
		expect((await mails()).at(-1)?.text).not.toContain("/orientation/");
	});

	it("refuses the person's name in the word of an answer, beside the field", async () => {
		const { token } = await aLink("nom");
		const cookie = await opened(await token());
		const refused = await step(cookie, { action: "accept", revision: "1", word: `J'ai appelé ${aDraft.firstName}.` });
		expect(refused.status).toBe(422);
		expect(JSON.stringify(refused.data)).toContain("Retirez le nom");
	});
});

describe("answering by a link", () => {
	it("takes each step an agent would, and the sender sees them", async () => {
		const { token, recipientId } = await aLink("etapes");
		const cookie = await opened(await token());
		const tomorrow = plusDays(dayOf(now), 1);
		const forms: Record<string, string>[] = [
			{ action: "receive" },
			{ action: "accept", word: "Nous l'appelons demain." },
			{ action: "fix-appointment", day: tomorrow, time: "10:00" },
			{ action: "mark-not-come" },
			{ action: "fix-appointment", day: plusDays(tomorrow, 2), time: "10:00" },
			{ action: "mark-met" },
			{ action: "close", outcome: "answered" },
		];
		for (const [index, form] of forms.entries()) {
			const taken = await step(cookie, { ...form, revision: String(index + 1) });
			expect(taken, JSON.stringify([form, taken.data])).toMatchObject({ status: 302, location: "/orientation" });
		}
		const rows = await database.asAdmin<{ action: string; is_by_link: boolean; person_id: null }>(
			"select action, is_by_link, person_id from referral_step where recipient_id = $1 and is_by_link order by at, id",
			[recipientId],
		);
		expect(rows).toHaveLength(7);
		expect(rows.every(({ person_id }) => person_id === null)).toBe(true);
		await settle();
		const [mail] = await mailsIn(database.worker, "accueil@etapes.example");
		expect(mail?.subject).toContain("Du nouveau");
		expect(mail?.text).not.toContain("appelons");
		expect((await card(cookie)).data.shown.answer).toMatchObject({ state: "closed", outcome: "answered" });
	});

	it("refuses what is not its to do, what is stale, what is not said, and identifiers in a word", async () => {
		const { token } = await aLink("refus");
		const cookie = await opened(await token());
		const refused = (form: Record<string, string>) => step(cookie, { revision: "1", ...form }).then(({ status }) => status);
		expect(await refused({ action: "cancel", word: "Annuler" })).toBe(422);
		expect(await refused({ action: "give-info", word: "Voici" })).toBe(422);
		expect(await refused({ action: "mark-met" })).toBe(422);
		expect(await refused({ action: "relay" })).toBe(400);
		expect(await refused({ action: "expire" })).toBe(400);
		expect(await refused({ action: "ask-info" })).toBe(400);
		expect(await refused({ action: "decline" })).toBe(400);
		expect(await refused({ action: "accept", word: "Son numéro : 06 12 34 56 78" })).toBe(400);
		expect(await refused({ action: "accept", revision: "7" })).toBe(409);
		expect((await step(undefined, { action: "accept", revision: "1" })).status).toBe(410);
		expect(await refused({ action: "accept" })).toBe(302);
	});

	it("stays on its own answer, whatever the form names", async () => {
		const mine = await aLink("mien");
		const cookie = await opened(await mine.token());
		const other = await aLink("autre");
		await step(cookie, { action: "accept", revision: "1", referralId: other.referralId, recipientId: other.recipientId });
		const states = await database.asAdmin<{ id: string; state: string }>("select id, state from referral_recipient where id = any ($1)", [
			[mine.recipientId, other.recipientId],
		]);
		expect(Object.fromEntries(states.map(({ id, state }) => [id, state]))).toEqual({
			[mine.recipientId]: "accepted",
			[other.recipientId]: "sent",
		});
	});

	it("closes the card with what is turned away", async () => {
		const cookie = await opened(await (await aLink("decline")).token());
		expect((await step(cookie, { action: "decline", declineReason: "no-capacity", revision: "1" })).status).toBe(302);
		expect((await card(cookie)).data.shown).toMatchObject({
			card: null,
			closedBecause: "referral.turned-away",
			answer: { state: "declined" },
		});
	});

	it("warns that the person must not be contacted", async () => {
		const cookie = await opened(await (await aLink("danger", { mustNotContact: true })).token());
		expect((await card(cookie)).data.shown.card).toMatchObject({ mustNotContact: true, phone: null, email: null, postalAddress: null });
	});

	it("comes by a relay too, and reminds at the organisation's address, then the sender", async () => {
		web.clock.now = now;
		const place = await aReferralPlace(database, now, "relais");
		const { caf } = place.territory.organisationIds;
		const referralId = await draftReferral(place.as(place.sender), { basis: "226-14", urgency: "immediate" });
		const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: caf, scope: "full" }]);
		const recipientId = rows.get(caf) as RecipientId;
		const relay = { referralId, recipientId, revision: 1, word: null, organisationId: place.association, scope: "card" } as const;
		await relayReferral(place.as(place.caf), relay);
		const received = async () =>
			(await mailsIn(database.worker, "contact@association.example")).filter(({ text }) => text.includes("Territoire relais")).length;
		await settle();
		expect(await received()).toBe(1);
		// due on Tuesday the 24th, then the 25th, then the 26th
		const count: number[] = [];
		for (const days of [1, 2, 3]) {
			web.clock.now = later(days * day);
			await testJobs({ db: database.worker, clock: () => web.clock.now }).run("sweep-referrals", {});
			await settle();
			count.push(await received());
		}
		expect(count).toEqual([2, 3, 3]);
		const told = (await mailsIn(database.worker, "accueil@relais.example")).map(({ subject }) => subject.split(" – ")[0]);
		expect(told).toEqual(["Du nouveau sur une orientation", "Une orientation reste sans nouvelles"]);
	});
});
