import { expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import * as approval from "#app/routes/minutes/approval.tsx";
import * as approved from "#app/routes/minutes/approved.tsx";
import * as draftPage from "#app/routes/minutes/draft.tsx";
import * as liveTicket from "#app/routes/minutes/live-ticket.tsx";
import * as minutes from "#app/routes/minutes/minutes.tsx";
import * as verification from "#app/routes/minutes/verification.tsx";
import * as verify from "#app/routes/minutes/verify.tsx";
import { decision, docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { password, useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
let count = 0;

async function committee() {
	const slug = `cr-${++count}`;
	const c = await aCommittee(database, now, slug);
	type Handler = Parameters<typeof web.ask>[0];
	return {
		...c,
		slug,
		/** Asks a page of a meeting's minutes, signed in as one of the people. */
		ask: async (who: Actor, handler: Handler, meeting: string, sent: { form?: Record<string, string>; json?: unknown } = {}) => {
			const params = { territory: who.territorySlug, committee: "insertion", meeting };
			const path = `/t/${slug}/comites/insertion/reunions/${meeting}/compte-rendu`;
			return web.ask(handler, { path, params, cookie: await web.signInAs(who.personId), ...sent });
		},
	};
}
const doc = docOf(paragraph("Autre texte"));

it("shows a draft to its committee, and to others neither it nor that it exists", async () => {
	const c = await committee();
	const { chair, lead, member, officer, outsider, reader } = c.people;
	const { meetingId } = await c.draft();
	for (const [who, can] of [
		[lead, { write: true, follow: true, submit: true, decide: false }],
		[officer, { write: true, follow: true, submit: true, decide: false }],
		[member, { write: false, follow: true, submit: false, decide: false }],
		[chair, { write: false, follow: true, submit: false, decide: false }],
	] as const) {
		const { status, data } = await c.ask(who, minutes.loader, meetingId);
		expect({ status, can: data.can, text: data.minutes.doc.content[0].content[0].text }).toEqual({
			status: 200,
			can,
			text: "Le comité a échangé sur les permanences.",
		});
	}
	for (const who of [outsider, reader]) {
		for (const page of [minutes.loader, approval.loader, draftPage.loader]) {
			expect((await c.ask(who, page, meetingId)).status).toBe(404);
		}
	}
	expect((await c.ask(member, draftPage.loader, meetingId)).status, "the committee follows what is written").toBe(200);
	expect((await c.ask(lead, minutes.loader, "pas-un-identifiant")).status).toBe(404);
	const elsewhere = await committee();
	expect((await elsewhere.ask(elsewhere.people.officer, minutes.loader, meetingId)).status).toBe(404);
});

it("lists what is missing, refuses to submit with it, then submits and says so", async () => {
	const c = await committee();
	const { lead, member } = c.people;
	const { meetingId, revision } = await c.draft({ doc: docOf(decision({ text: "Décidé", taskTitle: "Faire" })) });
	const { data } = await c.ask(lead, minutes.loader, meetingId);
	expect(data.minutes.defects.map(({ code }: { code: string }) => code)).toEqual(["minutes.task-incomplete"]);
	const refused = await c.ask(lead, minutes.action, meetingId, { form: { intent: "submit", revision: String(revision) } });
	expect(refused.status).toBe(422);
	expect(refused.data.lastResult.error[""]).toEqual([expect.stringContaining("suite à donner est incomplète")]);
	const next = await saveMinutes(c.as(lead), { meetingId, revision, doc });
	expect(
		(await c.ask(lead, minutes.action, meetingId, { form: { intent: "submit", revision: String(revision) } })).status,
		"a stale page",
	).toBe(409);
	expect((await c.ask(member, minutes.action, meetingId, { form: { intent: "submit", revision: String(next) } })).status).toBe(403);
	expect((await c.ask(lead, minutes.action, meetingId, { form: { intent: "submit", revision: String(next), force: "1" } })).status).toBe(
		400,
	);
	expect(await c.ask(lead, minutes.action, meetingId, { form: { intent: "submit", revision: String(next) } })).toMatchObject({
		status: 302,
		location: `/t/${c.slug}/comites/insertion/reunions/${meetingId}/compte-rendu`,
	});
});

it("gives a ticket to whoever may follow the text, and to an editor that knows its vocabulary", async () => {
	const c = await committee();
	const { lead, member, outsider, reader } = c.people;
	const { meetingId } = await c.draft();
	const ask = (who: Actor, json: unknown) => c.ask(who, liveTicket.action, meetingId, { json });
	for (const who of [lead, member]) {
		expect(await ask(who, { vocabulary: vocabularyVersion })).toMatchObject({
			status: 200,
			data: { ticket: expect.stringMatching(/^.{43}$/) },
		});
	}
	for (const who of [outsider, reader]) expect((await ask(who, { vocabulary: vocabularyVersion })).status).toBe(404);
	expect(await ask(lead, { vocabulary: 0 })).toMatchObject({ status: 409, data: { sentence: expect.stringContaining("rechargez-la") } });
	expect((await ask(lead, ["?"])).status).toBe(400);
	expect((await c.ask(lead, liveTicket.loader, meetingId)).location).toContain("/redaction");
});

it("lets the lead open the text to the committee and close it again, and members follow it meanwhile", async () => {
	const c = await committee();
	const { lead, member, reader } = c.people;
	const { meetingId } = await c.draft();
	const open = (who: Actor, isOpen: string) => c.ask(who, draftPage.action, meetingId, { form: { intent: "open", isOpen } });
	const can = async (who: Actor) => (await c.ask(who, draftPage.loader, meetingId)).data.draft.can;
	expect(await can(member)).toEqual({ write: false, open: false });
	expect(await can(lead)).toEqual({ write: true, open: true });
	expect((await open(member, "1")).status).toBe(403);
	expect((await open(lead, "peut-être")).status).toBe(400);
	expect((await open(lead, "1")).status).toBe(302);
	expect(await can(member)).toEqual({ write: true, open: false });
	const { data } = await c.ask(member, minutes.loader, meetingId);
	expect(data.can, "writes, but does not submit").toMatchObject({ write: true, submit: false, follow: true });
	expect((await open(lead, "0")).status).toBe(302);
	expect(await can(member)).toEqual({ write: false, open: false });
	expect((await open(reader, "1")).status).toBe(404);
});

it("leads to the whole text when the lead goes to read it over", async () => {
	const c = await committee();
	const { lead, member } = c.people;
	const { meetingId } = await c.draft();
	const readOver = (who: Actor) => c.ask(who, draftPage.action, meetingId, { form: { intent: "read-over" } });
	expect(await readOver(lead)).toMatchObject({ status: 302, location: expect.stringMatching(/compte-rendu$/) });
	const { data } = await c.ask(lead, minutes.loader, meetingId);
	expect(data.minutes.doc.content[0].content[0].text, "never written live: left as it is").toContain("permanences");
	expect((await readOver(member)).status).toBe(403);
});

it("gives the chair what changed since they sent the text back, decisions first, and both answers", async () => {
	const c = await committee();
	const { chair, lead, member } = c.people;
	const { meetingId, revision } = await c.submitted({ doc: docOf(paragraph("Gardé"), paragraph("À revoir")) });
	expect((await c.ask(chair, approval.loader, meetingId)).data).toMatchObject({ minutes: { since: null }, can: { decide: true } });
	for (const who of [lead, member]) expect((await c.ask(who, approval.loader, meetingId)).status).toBe(403);

	const empty = await c.ask(chair, approval.action, meetingId, {
		form: { intent: "request-changes", revision: String(revision), remark: " " },
	});
	expect(empty.status).toBe(422);
	expect(empty.data.lastResult.error.remark).toEqual([expect.stringContaining("Écrivez votre remarque")]);
	const form = { intent: "request-changes", revision: String(revision), remark: "Revoir le second point" };
	expect((await c.ask(chair, approval.action, meetingId, { form })).status).toBe(302);
	const sentBack = await c.ask(chair, approval.loader, meetingId);
	expect(sentBack.data).toMatchObject({ minutes: { status: "changes_requested" }, can: { decide: false } });

	const saved = await saveMinutes(c.as(lead), {
		meetingId,
		revision: revision + 1,
		doc: docOf(paragraph("Gardé"), decision({ text: "Revu" })),
	});
	await submitMinutes(c.as(lead), { meetingId, revision: saved });
	const { data } = await c.ask(chair, approval.loader, meetingId);
	expect(data.minutes.since).toMatchObject({
		remarks: ["Revoir le second point"],
		changes: [
			{ kind: "removed", text: "À revoir" },
			{ kind: "added", text: "Revu", isDecision: true },
		],
	});
	expect(data.minutes.decisions).toMatchObject([{ text: "Revu", reference: null }]);
});

it("approves once: a text that moved is a conflict, a second approval is refused, a stranger finds nothing", async () => {
	const c = await committee();
	const { chair, substitute, lead, outsider, reader } = c.people;
	const { meetingId, revision } = await c.submitted();
	for (const { personId } of [chair, lead, outsider]) await web.givePassword(personId);
	const approve = (who: Actor, seen: number, typed = password) =>
		c.ask(who, approval.action, meetingId, { form: { intent: "approve", revision: String(seen), password: typed } });
	const wrong = await approve(chair, revision, "un autre mot de passe");
	expect(wrong.status).toBe(400);
	expect(wrong.data.lastResult.error.password).toEqual([expect.stringContaining("mot de passe")]);
	expect(wrong.data.lastResult.initialValue, "never sent back").not.toHaveProperty("password");
	expect((await approve(chair, revision, "")).status).toBe(400);
	expect((await approve(lead, revision)).status).toBe(403);
	expect((await approve(outsider, revision)).status).toBe(404);
	await requestChanges(c.as(substitute), { meetingId, revision, remark: "x" });
	await submitMinutes(c.as(lead), { meetingId, revision: revision + 1 });
	const moved = await approve(chair, revision);
	expect(moved).toMatchObject({ status: 409, data: { current: { revision: revision + 2 } } });
	expect(moved.data.lastResult.error[""]).toEqual([expect.stringContaining("Le texte a changé")]);
	expect((await approve(chair, revision + 2)).status).toBe(302);
	const again = await approve(chair, revision + 3);
	expect(again.status).toBe(422);
	expect(again.data.lastResult.error[""]).toEqual([expect.stringContaining("déjà approuvé")]);

	const { data } = await c.ask(reader, minutes.loader, meetingId);
	expect(data.minutes.seal).toMatchObject({
		isIntact: null,
		approvedByName: chair.displayName,
		sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
	});
	expect((await c.ask(chair, approval.loader, meetingId)).data.minutes.seal.approvedAt).toBe(now.toISOString());
});

it("opens the editor to whoever writes, begins the text once, and closes it when the text waits or is frozen", async () => {
	const c = await committee();
	const { chair, lead, member } = c.people;
	const { meetingId, revision } = await c.submitted();
	expect((await c.ask(lead, draftPage.loader, meetingId)).data.draft.isOpen).toBe(false);
	await requestChanges(c.as(chair), { meetingId, revision, remark: "Préciser" });
	const { data } = await c.ask(lead, draftPage.loader, meetingId);
	expect(data.draft).toMatchObject({ isOpen: true, revision: revision + 1, remark: { text: "Préciser", personName: chair.displayName } });
	expect(data.draft.choices.owners[0]).toMatchObject({ isOfCommittee: true });
	expect(data.draft.choices.owners.map(({ id }: { id: string }) => id)).not.toContain(c.people.reader.personId);
	expect((await c.ask(lead, draftPage.action, meetingId, { form: { intent: "start" } })).status, "begun already, left as it is").toBe(302);
	expect((await c.ask(member, draftPage.action, meetingId, { form: { intent: "start" } })).status).toBe(403);
	await submitMinutes(c.as(lead), { meetingId, revision: revision + 1 });
	await approveMinutes(c.as(chair), { meetingId, revision: revision + 2 });
	expect((await c.ask(lead, draftPage.loader, meetingId)).data.draft).toMatchObject({ isOpen: false, status: "approved" });
});

it("takes remarks, observations, errata and a re-opening from who may, each through its form", async () => {
	const c = await committee();
	const { chair, lead, member } = c.people;
	const { meetingId, revision } = await c.submitted({ doc: docOf(paragraph("Un"), paragraph("Deux")) });
	const answer = (who: Actor, form: Record<string, string>) => c.ask(who, approval.action, meetingId, { form });
	const add = (who: Actor, form: Record<string, string>) => c.ask(who, minutes.action, meetingId, { form });
	const remark = { intent: "make-remark", revision: String(revision), position: "1", passageRemark: "Trois" };
	expect((await answer(lead, remark)).status).toBe(403);
	expect((await answer(chair, { ...remark, passageRemark: " " })).status).toBe(400);
	expect((await answer(chair, remark)).location).toContain("#passage-1");
	const { data } = await c.ask(chair, approval.loader, meetingId);
	expect(data.around.remarks).toMatchObject([{ quote: "Deux", place: 1, text: "Trois" }]);
	expect((await add(member, { intent: "observe", observation: "J'y étais." })).status).toBe(302);
	expect((await c.ask(chair, approval.loader, meetingId)).data.around).toMatchObject({
		observations: [{ text: "J'y étais.", personName: member.displayName }],
		observable: { until: "2026-12-02", isOver: false, silenceApproves: false },
	});
	expect((await answer(chair, { intent: "request-changes", revision: String(revision), remark: "" })).status).toBe(302);
	const remarkId = data.around.remarks[0].id;
	expect((await add(lead, { intent: "resolve-remark", remarkId })).status).toBe(302);
	expect((await add(lead, { intent: "submit", revision: String(revision + 1) })).status).toBe(302);
	await approveMinutes(c.as(chair), { meetingId, revision: revision + 2 });

	expect((await add(lead, { intent: "propose-erratum", passage: "", erratum: "Lire Tiercé" })).status).toBe(302);
	const [erratum] = (await c.ask(chair, minutes.loader, meetingId)).data.around.errata;
	expect((await add(lead, { intent: "decide-erratum", erratumId: erratum.id, verdict: "approved" })).status).toBe(403);
	expect((await add(chair, { intent: "decide-erratum", erratumId: erratum.id, verdict: "approved" })).status).toBe(302);
	expect((await add(lead, { intent: "reopen", revision: String(revision + 3), reason: "Erreur" })).status).toBe(403);
	expect((await add(chair, { intent: "reopen", revision: String(revision + 3), reason: "" })).status).toBe(400);
	expect((await add(chair, { intent: "reopen", revision: String(revision + 3), reason: "Erreur" })).status).toBe(302);
	expect((await c.ask(lead, minutes.loader, meetingId)).data).toMatchObject({
		minutes: { status: "draft" },
		around: { reopened: { reason: "Erreur", byName: chair.displayName }, replaced: [{ sha256: expect.any(String) }] },
	});
});

it("tells anyone whether a fingerprint is known, and only who may read the minutes which ones they are", async () => {
	const c = await committee();
	const { chair, reader } = c.people;
	const { meetingId, revision } = await c.submitted();
	await approveMinutes(c.as(chair), { meetingId, revision });
	const { sha256 } = (await c.ask(chair, minutes.loader, meetingId)).data.minutes.seal;
	const check = async (hash: string, who?: Actor) =>
		web.ask(verification.loader, {
			path: `/verification/${hash}`,
			params: { sha256: hash },
			...(who && { cookie: await web.signInAs(who.personId) }),
		});
	expect(await check(sha256)).toMatchObject({ status: 200, data: { known: { isReplaced: false }, minutes: null, isSignedIn: false } });
	expect((await check(sha256, reader)).data.minutes).toMatchObject({ meetingId, territorySlug: c.slug });
	const other = await committee();
	expect((await check(sha256, other.people.officer)).data).toMatchObject({ known: { isReplaced: false }, minutes: null });
	expect(await check("0".repeat(64))).toMatchObject({ status: 404, data: { known: null } });
	expect((await check("x")).status).toBe(404);
	const typed = (text: string) => web.ask(verify.loader, { path: `/verification?empreinte=${encodeURIComponent(text)}` });
	expect((await typed(` ${sha256.toUpperCase().replace(/(.{8})/g, "$1 ")}`)).location).toBe(`/verification/${sha256}`);
	expect((await typed("abc")).data).toEqual({ typed: "abc" });

	const read = async (who: Actor, hash: string) => {
		const params = { territory: who.territorySlug, committee: "insertion", meeting: meetingId, sha256: hash };
		return web.ask(approved.loader, { path: "/x", params, cookie: await web.signInAs(who.personId) });
	};
	expect((await read(chair, sha256)).data).toMatchObject({ isReplaced: false, text: { seal: { isIntact: true } } });
	expect((await read(reader, sha256)).data).toMatchObject({ text: { seal: { isIntact: null, sha256 } } });
	expect((await read(chair, "0".repeat(64))).status).toBe(404);
});
