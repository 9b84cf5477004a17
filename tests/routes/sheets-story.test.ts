import { beforeAll, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import * as contribution from "#app/routes/sheets/contribution.tsx";
import * as edit from "#app/routes/sheets/edit.tsx";
import * as history from "#app/routes/sheets/history.tsx";
import * as newIndicator from "#app/routes/sheets/new-indicator.tsx";
import * as newMilestone from "#app/routes/sheets/new-milestone.tsx";
import * as page from "#app/routes/sheets/sheet.tsx";
import * as status from "#app/routes/sheets/status.tsx";
import * as version from "#app/routes/sheets/version.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

// A flagship action, from light action to validated full sheet, by four people who each touch only what is theirs.

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
const sheet = "3-2-p-convention-cdas-ccas";
const at = `/t/ici/fiches/${sheet}`;

let here: BuiltTerritory;
const people = {} as Record<"officer" | "lead" | "pilot" | "partner" | "chair", Actor>;
const cookies = {} as Record<keyof typeof people, string>;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	people.officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	people.lead = await here.person("theo", { organisation: "epci", mandates: { insertion: "technical_lead" } });
	people.pilot = await here.person("paul", { organisation: "ccas" });
	people.partner = await here.person("ines", { organisation: "caf" });
	people.chair = await here.person("anne", { organisation: "ccas", mandates: { insertion: "chair" } });
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	await aSheet(here, {
		slug: sheet,
		code: "3.2.P",
		title: "Convention entre le CDAS et le CCAS",
		isFlagship: true,
		leadOrganisationId: here.organisationIds.ccas,
		partnerIds: [here.organisationIds.caf],
	});
});

type Handler = Parameters<typeof web.ask>[0];
const ask = (
	who: keyof typeof people,
	handler: unknown,
	path: string,
	form?: Record<string, string>,
	params: Record<string, string> = {},
) => web.ask(handler as Handler, { path, params: { territory: "ici", sheet, ...params }, cookie: cookies[who], form });
const missing = async () => (await ask("chair", page.loader, at)).data.completeness.missing as string[];
const revision = async () => String((await ask("chair", page.loader, at)).data.sheet.revision);
const fill = async (who: keyof typeof people, section: string, form: Record<string, string>) =>
	ask(who, edit.action, `${at}/modification?partie=${section}`, { revision: await revision(), ...form });
const step = async (who: keyof typeof people, to: string) =>
	ask(who, status.action, `${at}/statut`, { status: to, revision: await revision() });

it("goes from light action to validated full sheet, and its history tells the story", async () => {
	const first = (await ask("pilot", page.loader, at)).data;
	expect(first).toMatchObject({
		completeness: { asked: "full", depth: "light" },
		can: { edit: false },
		contributions: [{ canWrite: false }],
	});

	// the technical lead of the axis names the pilot and the elected lead
	const qui = {
		leadOrganisationId: here.organisationIds.ccas,
		leadPersonId: people.pilot.personId,
		electedLeadId: people.chair.personId,
		"partners[0].organisationId": here.organisationIds.caf,
		"partners[0].role": "Accès aux droits",
	};
	expect((await fill("pilot", "qui", qui)).status).toBe(403);
	expect((await fill("lead", "qui", qui)).status).toBe(302);

	// the pilot writes, part by part, and may stop at any time
	const identity = {
		code: "3.2.P",
		title: "Convention entre le CDAS et le CCAS",
		objectiveId: here.objectiveIds[0] as string,
		isFlagship: "on",
	};
	expect(await fill("pilot", "identite", { ...identity, nature: "new" })).toMatchObject({ status: 302 });
	const next = await ask("pilot", edit.action, `${at}/modification?partie=contexte&suite=1`, {
		revision: await revision(),
		context: "Deux accueils, deux dossiers.",
		need: "Un seul parcours pour l'habitant.",
	});
	expect(next).toMatchObject({ status: 302, location: `${at}/modification?partie=public` });
	expect(await missing()).toEqual(expect.arrayContaining(["aims", "description", "milestones", "indicators"]));
	await fill("pilot", "contexte", {
		context: "Deux accueils, deux dossiers.",
		need: "Un seul parcours pour l'habitant.",
		aims: "Partager l'instruction.",
		description: "Une convention et des permanences communes.",
	});
	await fill("pilot", "public", { targetGroups: "Allocataires du RSA", areas: "Redon" });
	await fill("pilot", "quand", { startOn: "2027-01-01", endOn: "2028-12-31" });
	await fill("pilot", "moyens", { humanResources: "0,3 ETP", plannedBudget: "12 500,50" });
	await fill("pilot", "evaluation", { expectedResults: "Moins de refus.", evaluationMethod: "Bilan annuel." });
	await ask("pilot", newMilestone.action, at, { title: "Signer", dueOn: "2027-03-01", ownerId: "" });
	const proposed = await step("pilot", "proposed");
	expect(proposed.status).toBe(302);

	// the partner writes its contribution and nothing else
	const caf = { organisation: here.organisationIds.caf };
	expect((await fill("partner", "contexte", { context: "Autre" })).status).toBe(403);
	expect((await ask("chair", contribution.action, at, { contribution: "x", revision: "1" }, caf)).status).toBe(403);
	expect((await ask("partner", contribution.loader, at, undefined, caf)).status).toBe(200);
	expect((await ask("partner", contribution.action, at, { contribution: "Un référent droits", revision: "1" }, caf)).status).toBe(302);

	// the cooperation officer records what the bodies say; the last thing missing is named
	expect((await step("officer", "reviewed")).status).toBe(302);
	expect(await missing()).toEqual(["indicators"]);
	expect((await ask("officer", status.loader, `${at}/statut`)).data.missing).toEqual(["indicators"]);
	expect(await step("officer", "validated")).toMatchObject({ status: 422 });
	const indicator = {
		label: "Dossiers partagés",
		type: "outcome",
		nature: "quantitative",
		unit: "dossiers",
		direction: "up",
		frequency: "yearly",
	};
	expect((await ask("pilot", newIndicator.action, at, indicator)).status).toBe(302);
	expect((await step("pilot", "validated")).status).toBe(403);
	expect((await step("officer", "validated")).status).toBe(302);
	expect((await ask("chair", page.loader, at)).data).toMatchObject({
		sheet: { status: "validated" },
		completeness: { depth: "full", missing: [] },
	});

	// later, the pilot wants more time: the committee decides, and meanwhile the sheet stays as validated
	const later = { startOn: "2027-01-01", endOn: "2029-06-30" };
	expect((await fill("pilot", "quand", later)).status).toBe(422);
	expect((await fill("pilot", "quand", { ...later, changeReason: "La signature a tardé" })).status).toBe(302);
	const waiting = (await ask("pilot", page.loader, at)).data;
	expect(waiting).toMatchObject({ sheet: { endOn: "2028-12-31" }, pending: { number: 2, fields: ["endOn"], canDecide: false } });
	const seen = (await ask("officer", version.loader, `${at}/versions/2`, undefined, { number: "2" })).data;
	expect(seen).toMatchObject({
		before: null,
		current: { endOn: "2028-12-31" },
		version: { snapshot: { endOn: "2029-06-30" } },
		canDecide: true,
	});
	const decision = { versionId: seen.version.id, revision: "1", verdict: "accepted", decidedOn: "2026-11-20" };
	expect((await ask("pilot", version.action, `${at}/versions/2`, decision, { number: "2" })).status).toBe(403);
	expect((await ask("officer", version.action, `${at}/versions/2`, decision, { number: "2" })).status).toBe(302);
	expect((await ask("chair", version.loader, `${at}/versions/2?avec=1`, undefined, { number: "2" })).data).toMatchObject({
		before: { number: 1 },
	});
	expect((await ask("chair", version.loader, `${at}/versions/9`, undefined, { number: "9" })).status).toBe(404);

	const told = (await ask("chair", history.loader, `${at}/historique?page=99`)).data;
	expect(told).toMatchObject({ page: 1, versions: [{ number: 2, status: "accepted" }, { number: 1 }] });
	const by = (field: string) => told.changes.find((change: { field: string }) => change.field === field)?.changedByName;
	expect([by("electedLeadId"), by("context"), by("contribution"), by("endOn")]).toEqual(["Theo ici", "Paul ici", "Ines ici", "Claire ici"]);
	expect(told.statuses.map((change: { toStatus: string }) => change.toStatus)).toEqual(["validated", "reviewed", "proposed", "draft"]);
});
