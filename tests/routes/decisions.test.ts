import { expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import * as register from "#app/routes/decisions/register.tsx";
import * as task from "#app/routes/decisions/task.tsx";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

async function decided(slug: string, howMany = 1) {
	const c = await aCommittee(database, now, slug);
	const ownerId = c.people.member.personId;
	const blocks = Array.from({ length: howMany }, (_, i) => decision({ text: `Décision ${i + 1}`, ownerId, dueOn: "2026-11-21" as Day }));
	await approveMinutes(c.as(c.people.chair), await c.submitted({ doc: docOf(...blocks) }));
	const ask = async (who: Actor, query = "") =>
		web.ask(register.loader, {
			path: `/t/${slug}/decisions${query}`,
			params: { territory: slug },
			cookie: await web.signInAs(who.personId),
		});
	const askTask = async (who: Actor, id: string, form?: Record<string, string>) =>
		web.ask(form ? task.action : task.loader, {
			path: `/t/${slug}/decisions/taches/${id}`,
			params: { territory: slug, task: id },
			cookie: await web.signInAs(who.personId),
			form,
		});
	return { ...c, ask, askTask };
}

it("reads the register to every member of the territory, page by page, whatever the query string holds", async () => {
	const c = await decided("registre", 23);
	const { data } = await c.ask(c.people.reader);
	expect(data).toMatchObject({ total: 23, pageCount: 2 });
	expect(data.decisions).toHaveLength(20);
	expect(data.decisions[0]).toMatchObject({ reference: "2026-23", task: { isLate: true, ownerName: c.people.member.displayName } });
	expect((await c.ask(c.people.reader, "?page=2")).data.decisions).toHaveLength(3);
	expect((await c.ask(c.people.reader, "?page=99")).data).toMatchObject({ total: 23, filters: { page: 2 } });
	expect((await c.ask(c.people.reader, "?page=-1&etat=x&moi=oui&comite=' or 1=1")).data).toMatchObject({
		total: 0,
		filters: { page: 1, etat: "" },
	});
	expect((await c.ask(c.people.lead, "?moi=1")).data.total).toBe(0);
	for (const [query, total] of [
		["?annee=2026", 23],
		["?annee=2025", 0],
		["?verbe=validated", 23],
		["?verbe=rejected", 0],
		["?fiche=aucune", 0],
		[`?responsable=${c.people.member.personId}`, 23],
		[`?responsable=${c.people.lead.personId}`, 0],
		["?vue=suites&etat=late", 23],
		["?vue=suites&etat=done", 0],
		["?vue=suites&annee=x&verbe=x&responsable=x", 23],
	] as const) {
		expect({ query, total: (await c.ask(c.people.reader, query)).data.total }).toEqual({ query, total });
	}
});

it("marks a task as done and opens it again, with the page offering only what one may do", async () => {
	const c = await decided("tache");
	const { member, chair, reader } = c.people;
	const { id } = (await c.ask(member)).data.decisions[0].task;
	expect((await c.askTask(member, id)).data.can).toEqual({ complete: true, reopen: false });
	expect((await c.askTask(chair, id)).data.can).toEqual({ complete: false, reopen: false });
	expect((await c.askTask(reader, id)).data.can).toEqual({ complete: false, reopen: false });

	expect((await c.askTask(chair, id, { intent: "complete", revision: "1" })).status).toBe(403);
	expect((await c.askTask(member, id, { intent: "erase", revision: "1" })).status).toBe(400);
	expect((await c.askTask(member, id, { intent: "complete", revision: "9" })).status).toBe(409);
	for (const evidenceUrl of ["javascript:alert(1)", "http://exemple.fr"])
		expect((await c.askTask(member, id, { intent: "complete", revision: "1", evidenceUrl })).status).toBe(400);
	expect(
		await c.askTask(member, id, { intent: "complete", revision: "1", evidence: "Salle réservée", evidenceUrl: "https://exemple.fr/salle" }),
	).toMatchObject({
		status: 302,
		location: `/t/tache/decisions/taches/${id}`,
	});
	expect((await c.askTask(member, id, { intent: "complete", revision: "2" })).status).toBe(422);
	expect((await c.askTask(member, id)).data).toMatchObject({
		task: {
			status: "done",
			doneByName: member.displayName,
			isLate: false,
			evidence: "Salle réservée",
			evidenceUrl: "https://exemple.fr/salle",
		},
		can: { complete: false, reopen: true },
	});
	expect((await c.askTask(member, id, { intent: "reopen", revision: "2" })).status).toBe(302);
});

it("knows no task of another territory, nor one that never was", async () => {
	const here = await decided("ici");
	const there = await decided("la-bas");
	const { id } = (await there.ask(there.people.member)).data.decisions[0].task;
	for (const unknown of [id, newId(), "x"]) {
		expect((await here.askTask(here.people.officer, unknown)).status).toBe(404);
	}
	expect((await here.askTask(here.people.officer, id, { intent: "complete", revision: "1" })).status).toBe(404);
	expect((await here.askTask(here.people.officer, "x", { intent: "complete", revision: "1" })).status).toBe(400);
});
