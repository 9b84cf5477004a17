import { expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { nameVersion } from "#app/domain/minutes/commands/name-version.server.ts";
import { saveMinutes } from "#app/domain/minutes/commands/save-minutes.server.ts";
import * as register from "#app/routes/decisions/register.tsx";
import * as meeting from "#app/routes/meetings/meeting.tsx";
import * as diffusion from "#app/routes/minutes/diffusion.tsx";
import * as documents from "#app/routes/minutes/documents.tsx";
import * as letterhead from "#app/routes/minutes/letterhead.tsx";
import * as minutes from "#app/routes/minutes/minutes.tsx";
import * as version from "#app/routes/minutes/version.tsx";
import * as versions from "#app/routes/minutes/versions.tsx";
import { docOf, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { secretMinutes, secrets } from "#tests/integration/diffusion/secret-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { textOfFile } from "#tests/support/file-text.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
type Handler = Parameters<typeof web.ask>[0];

const asking =
	(slug: string, meetingId: string) =>
	async (who: Actor, handler: Handler, end = "", sent: { form?: Record<string, string>; params?: Record<string, string> } = {}) => {
		const path = `/t/${slug}/comites/insertion/reunions/${meetingId}/compte-rendu${end}`;
		const params = { territory: slug, committee: "insertion", meeting: meetingId, ...sent.params };
		return web.ask(handler, { path, params, cookie: await web.signInAs(who.personId), ...(sent.form && { form: sent.form }) });
	};

async function approved(slug: string) {
	const c = await secretMinutes(database, now, slug);
	await approveMinutes(c.as(c.people.chair), { meetingId: c.meetingId, revision: c.revision });
	return { ...c, ask: asking(slug, c.meetingId) };
}

it("gives a partner the files of the open cuts in each format, and never the committee's", async () => {
	const c = await approved("fichiers-ouverts");
	for (const format of ["pdf", "docx", "odt"] as const) {
		for (const query of ["", "?coupe=public", "?coupe=partenaires&contenu=decisions", "?coupe=nimporte&contenu=quoi"]) {
			let body = Buffer.alloc(0);
			const loader: Handler = async (args) => {
				const response = (await documents.loader(args)) as Response;
				body = Buffer.from(await response.clone().arrayBuffer());
				return response;
			};
			const { status, headers } = await c.ask(c.people.outsider, loader, `/export.${format}${query}`);
			expect(status).toBe(200);
			expect(headers.get("Content-Disposition")).toContain(query === "?coupe=public" ? "-public" : "-partenaires");
			const text = textOfFile(body, format);
			expect(text).toContain("Ouvrir le mardi");
			expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
		}
		expect((await c.ask(c.people.outsider, documents.loader, `/export.${format}?coupe=comite`)).status).toBe(403);
	}
	const draft = await c.submitted();
	const path = `/t/fichiers-ouverts/comites/insertion/reunions/${draft.meetingId}/compte-rendu/export.pdf?coupe=public`;
	const params = { territory: "fichiers-ouverts", committee: "insertion", meeting: draft.meetingId };
	expect((await web.ask(documents.loader, { path, params, cookie: await web.signInAs(c.people.outsider.personId) })).status).toBe(404);
});

it("shows a partner pages without one word of what the committee keeps", async () => {
	const c = await approved("pages-ouvertes");
	for (const who of [c.people.outsider, c.people.reader]) {
		for (const page of [minutes.loader, meeting.loader, register.loader]) {
			const { status, data } = await c.ask(who, page);
			expect(status).toBe(200);
			const source = JSON.stringify(data);
			expect(secrets.filter((secret) => source.includes(secret))).toEqual([]);
		}
		const { data } = await c.ask(who, minutes.loader);
		expect(JSON.stringify(data)).toContain("Ouvrir le mardi");
		expect(data.copies).toEqual({ cuts: ["partenaires", "public"], mailing: null, canDistribute: false, canSeeVersions: false });
		for (const page of [versions.loader, version.loader, diffusion.loader])
			expect((await c.ask(who, page, "/versions/1", { params: { number: "1" } })).status).toBe(404);
	}
	const { data } = await c.ask(c.people.member, minutes.loader);
	expect(secrets.every((secret) => JSON.stringify(data).includes(secret))).toBe(true);
	expect(data.copies).toMatchObject({ cuts: ["comite", "partenaires", "public"], canDistribute: false, canSeeVersions: true });
});

it("shows who would get what, and sends it", async () => {
	const c = await approved("page-diffusion");
	const { data } = await c.ask(c.people.lead, diffusion.loader, "/diffusion");
	expect(data.data ?? data).toMatchObject({ isApproved: true, announced: 4, letters: [] });
	expect((await c.ask(c.people.member, diffusion.loader, "/diffusion")).status).toBe(403);
	const form = { listCut: "public", announced: "4" };
	expect((await c.ask(c.people.lead, diffusion.action, "/diffusion", { form: { ...form, announced: "3" } })).status).toBe(409);
	expect((await c.ask(c.people.lead, diffusion.action, "/diffusion", { form: { ...form, listCut: "comite" } })).status).toBe(400);
	expect((await c.ask(c.people.lead, diffusion.action, "/diffusion", { form })).status).toBe(302);
	const sent = await c.ask(c.people.lead, diffusion.loader, "/diffusion");
	expect(sent.headers.get("Refresh")).toBe("5");
});

it("names, compares and restores versions", async () => {
	const c = await aCommittee(database, now, "page-versions");
	const { meetingId, revision } = await c.draft({ doc: docOf(paragraph("Le comité se réunit lundi.")) });
	const ask = asking("page-versions", meetingId);
	const { lead, member } = c.people;
	expect((await ask(member, versions.loader, "/versions")).data).toMatchObject({ versions: [], total: 0, can: { lead: false } });
	expect((await ask(lead, versions.action, "/versions", { form: { name: "" } })).status).toBe(400);
	expect((await ask(lead, versions.action, "/versions", { form: { name: "Une" } })).status).toBe(302);
	await saveMinutes(c.as(lead), { meetingId, revision, doc: docOf(paragraph("Le comité se réunit mardi."), paragraph("Ajout")) });
	await nameVersion(c.as(lead), { meetingId, name: "Deux" });
	const number = { params: { number: "2" } };
	expect((await ask(member, version.loader, "/versions/2", number)).data).toMatchObject({
		version: { number: 2, name: "Deux" },
		comparison: {
			with: 1,
			changes: [
				{ before: "Le comité se réunit lundi.", after: "Le comité se réunit mardi." },
				{ before: null, after: "Ajout" },
			],
		},
		can: { lead: false },
	});
	expect((await ask(member, version.loader, "/versions/2?avec=0", number)).data.comparison).toEqual({ with: 0, changes: [] });
	expect((await ask(member, version.loader, "/versions/7", { params: { number: "7" } })).status).toBe(404);
	const restore = { params: { number: "1" }, form: { intent: "restore" } };
	expect((await ask(member, version.action, "/versions/1", restore)).status).toBe(403);
	expect((await ask(lead, version.action, "/versions/1", restore)).status).toBe(302);
	expect((await ask(lead, version.action, "/versions/1", restore)).status, "it is the text of today").toBe(422);
});

it("lets stewards alone open the head of documents", async () => {
	const c = await aCommittee(database, now, "page-entete");
	const ask = asking("page-entete", "x");
	expect((await ask(c.people.officer, letterhead.loader)).data).toMatchObject({ letterhead: "", revision: 1 });
	expect((await ask(c.people.lead, letterhead.loader)).status).toBe(403);
	expect((await ask(c.people.officer, letterhead.action, "", { form: { revision: "1", letterhead: "a\nb\nc\nd\ne\nf\ng" } })).status).toBe(
		400,
	);
	expect((await ask(c.people.officer, letterhead.action, "", { form: { revision: "1", letterhead: "Mairie" } })).status).toBe(302);
	expect((await ask(c.people.officer, letterhead.action, "", { form: { revision: "1", letterhead: "Autre" } })).status).toBe(409);
});
