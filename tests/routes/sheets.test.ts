import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import * as complete from "#app/routes/sheets/complete-milestone.tsx";
import * as edit from "#app/routes/sheets/edit.tsx";
import * as editMilestone from "#app/routes/sheets/edit-milestone.tsx";
import * as indicators from "#app/routes/sheets/indicators.tsx";
import * as list from "#app/routes/sheets/list.tsx";
import * as create from "#app/routes/sheets/new.tsx";
import * as newIndicator from "#app/routes/sheets/new-indicator.tsx";
import * as newMeasurement from "#app/routes/sheets/new-measurement.tsx";
import * as newMilestone from "#app/routes/sheets/new-milestone.tsx";
import * as page from "#app/routes/sheets/sheet.tsx";
import * as status from "#app/routes/sheets/status.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);

let here: BuiltTerritory;
let objectiveId: string;
const cookies = {} as Record<"officer" | "lead" | "partner" | "reader" | "foreigner", string>;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	objectiveId = here.objectiveIds[0] as string;
	const there = await aTerritory(database.owner, now, "la-bas");
	const people: Record<keyof typeof cookies, Actor> = {
		officer: await here.person("claire", { role: "cooperation_officer" }),
		lead: await here.person("theo", { mandates: { insertion: "technical_lead" } }),
		partner: await here.person("paul"),
		reader: await here.person("lise", { role: "reader" }),
		foreigner: await there.person("fred", { role: "admin" }),
	};
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
});

type Who = keyof typeof cookies;
type Handler = Parameters<typeof web.ask>[0];
const ask = (who: Who | null, handler: unknown, path: string, params: Record<string, string>, form?: Record<string, string>) =>
	web.ask(handler as Handler, { path, params: { territory: "ici", ...params }, cookie: who ? cookies[who] : undefined, form });

async function aSheetAt() {
	const slug = `fiche-${++count}`;
	const id = await aSheet(here, { slug, steps: ["Réunir"] });
	const [milestone] = await database.asAdmin<{ id: string }>("select id from milestone where sheet_id = $1", [id]);
	return { slug, id, at: `/t/ici/fiches/${slug}`, milestone: milestone?.id as string };
}
const errorOf = (answer: { data: { lastResult: { error: Record<string, string[]> } } }) => answer.data.lastResult.error;

describe("reading sheets", () => {
	it("shows the list and its page to every member, and offers each only what they may do", async () => {
		const { slug, at } = await aSheetAt();
		for (const [who, may] of [
			["officer", true],
			["lead", true],
			["partner", false],
			["reader", false],
		] as const) {
			const shown = await ask(who, list.loader, "/t/ici/fiches", {});
			expect(shown).toMatchObject({ status: 200, data: { can: { create: may } } });
			expect(await ask(who, page.loader, at, { sheet: slug })).toMatchObject({
				status: 200,
				data: { can: { edit: may, changeStatus: may }, milestones: [{ title: "Réunir", canComplete: may }] },
			});
		}
		expect((await ask("reader", indicators.loader, "/t/ici/indicateurs", {})).status).toBe(200);
	});

	it("keeps to the last page when the address asks for one beyond", async () => {
		expect((await ask("reader", list.loader, "/t/ici/fiches?page=99", {})).data.filters.page).toBe(1);
		expect((await ask("reader", indicators.loader, "/t/ici/indicateurs?page=99", {})).data.filters.page).toBe(1);
	});

	it("does not exist for another territory, and sends the anonymous to sign in", async () => {
		const { slug, at } = await aSheetAt();
		for (const [handler, params] of [
			[list.loader, {}],
			[page.loader, { sheet: slug }],
			[edit.loader, { sheet: slug }],
			[indicators.loader, {}],
		] as const) {
			expect((await ask("foreigner", handler, at, params)).status).toBe(404);
		}
		expect((await ask("foreigner", page.loader, `/t/la-bas/fiches/${slug}`, { territory: "la-bas", sheet: slug })).status).toBe(404);
		expect(await ask(null, page.loader, at, { sheet: slug })).toMatchObject({
			status: 302,
			location: `/connexion?suite=${encodeURIComponent(at)}`,
		});
		expect((await ask("officer", page.loader, "/t/ici/fiches/nulle-part", { sheet: "nulle-part" })).status).toBe(404);
	});

	it("refuses the forms to whoever only reads", async () => {
		const { slug, at, milestone } = await aSheetAt();
		for (const who of ["partner", "reader"] as const) {
			expect((await ask(who, create.loader, "/t/ici/fiches/nouvelle", {})).status).toBe(403);
			for (const { loader } of [edit, status, newMilestone, newIndicator])
				expect((await ask(who, loader, at, { sheet: slug })).status).toBe(403);
			expect((await ask(who, editMilestone.loader, at, { sheet: slug, milestone })).status).toBe(403);
			expect(await ask(who, complete.loader, at, { sheet: slug, milestone })).toMatchObject({ status: 200, data: { canComplete: false } });
		}
		for (const milestoneId of [newId(), "pas-un-id"]) {
			expect((await ask("officer", editMilestone.loader, at, { sheet: slug, milestone: milestoneId })).status).toBe(404);
		}
	});
});

describe("writing a sheet", () => {
	const send = (who: Who, form: Record<string, string>) => ask(who, create.action, "/t/ici/fiches/nouvelle", {}, form);

	it("creates it and goes there, with empty fields as absent values", async () => {
		const form = {
			code: "1.7",
			title: "Jardin partagé",
			objectiveId,
			isFlagship: "on",
			endOn: "",
			"partners[0].organisationId": here.organisationIds.caf,
		};
		const answer = await send("lead", { ...form, "partners[0].role": "Finance", "partners[1].organisationId": "", "partners[1].role": "" });
		expect(answer).toMatchObject({ status: 302, location: "/t/ici/fiches/1-7-jardin-partage" });
		const shown = await ask("reader", page.loader, "/t/ici/fiches/1-7-jardin-partage", { sheet: "1-7-jardin-partage" });
		expect(shown.data.sheet).toMatchObject({
			status: "draft",
			isFlagship: true,
			endOn: null,
			partners: [{ name: "CAF", role: "Finance" }],
		});
	});

	it("gives back what was typed with the errors by field", async () => {
		const answer = await send("officer", {
			code: "",
			title: "x".repeat(301),
			objectiveId: "pas-un-id",
			startOn: "2026-02-30",
			status: "validated",
		});
		expect(answer.status).toBe(400);
		expect(errorOf(answer)).toMatchObject({
			code: ["Ce champ est obligatoire."],
			title: ["Raccourcissez ce texte\u00a0: 300 caractères au plus."],
			objectiveId: ["Cet élément n'existe pas ou plus."],
			startOn: ["Indiquez une date, par exemple 23/11/2026."],
		});
		expect(errorOf(answer)[""]?.[0]).toContain("champs inconnus (status)");
		expect(answer.data.lastResult.initialValue).toMatchObject({ title: "x".repeat(301) });
		const backwards = await send("officer", { code: "1", title: "x", objectiveId, startOn: "2026-02-02", endOn: "2026-02-01" });
		expect(errorOf(backwards)).toEqual({ endOn: ["La fin doit venir après le début."] });
	});

	it("answers 403 to whoever may not, and 422 beside a field of elsewhere", async () => {
		expect((await send("partner", { code: "1", title: "x", objectiveId })).status).toBe(403);
		const elsewhere = await send("officer", { code: "1", title: "x", objectiveId: newId() });
		expect(elsewhere.status).toBe(422);
		expect(errorOf(elsewhere)).toEqual({ objectiveId: ["Choisissez un objectif de ce territoire."] });
	});

	it("keeps what was typed and gives what stands when someone saved before", async () => {
		const { slug, at } = await aSheetAt();
		const save = (title: string, revision: string) =>
			ask("officer", edit.action, at, { sheet: slug }, { code: "1", title, objectiveId, revision });
		expect(await save("La première", "1")).toMatchObject({ status: 302, location: at });
		const late = await save("La seconde", "1");
		expect(late).toMatchObject({
			status: 409,
			data: { current: { title: "La première", revision: 2 }, lastResult: { initialValue: { title: "La seconde" } } },
		});
		expect((await save("La seconde", "2")).status).toBe(302);
	});

	it("takes the sheet from the address, whatever the form says", async () => {
		const mine = await aSheetAt();
		const other = await aSheetAt();
		const form = { code: "1", title: "Déplacée", objectiveId, revision: "1", sheetId: other.id };
		expect((await ask("officer", edit.action, mine.at, { sheet: mine.slug }, form)).status).toBe(302);
		expect((await ask("reader", page.loader, mine.at, { sheet: mine.slug })).data.sheet.title).toBe("Déplacée");
		expect((await ask("foreigner", edit.action, mine.at, { sheet: mine.slug }, form)).status).toBe(404);
		expect((await ask("officer", edit.action, mine.at, { sheet: "nulle-part" }, form)).status).toBe(404);
	});
});

describe("changing a status", () => {
	it("answers 302, 403, 409 and 422 as the rules say", async () => {
		const { slug, at } = await aSheetAt();
		const go = (who: Who, form: Record<string, string>) => ask(who, status.action, `${at}/statut`, { sheet: slug }, form);
		expect(await go("lead", { status: "proposed", revision: "1" })).toMatchObject({ status: 302, location: at });
		expect(await go("lead", { status: "reviewed", revision: "2" })).toMatchObject({ status: 403 });
		expect(await go("reader", { status: "draft", revision: "2" })).toMatchObject({ status: 403 });
		expect(await go("officer", { status: "draft", revision: "1" })).toMatchObject({ status: 409 });
		expect(await go("officer", { status: "completed", revision: "2" })).toMatchObject({ status: 422 });
		const paused = await go("officer", { status: "on_hold", reason: "", revision: "2" });
		expect(paused.status).toBe(422);
		expect(errorOf(paused)).toEqual({ reason: ["Dites pourquoi\u00a0: cette raison est lue par tous les partenaires."] });
		expect((await go("officer", { status: "nimporte", revision: "2" })).status).toBe(400);
		const shown = await ask("officer", status.loader, at, { sheet: slug });
		expect(shown.data.ways).toContainEqual({ status: "reviewed", isAllowed: true });
	});
});

describe("milestones and indicators", () => {
	it("ticks a milestone with the button, and says what stands to the second who ticks", async () => {
		const { slug, at, milestone } = await aSheetAt();
		const tick = (who: Who, form: Record<string, string>) => ask(who, complete.action, at, { sheet: slug, milestone }, form);
		expect(await tick("lead", { state: "done", revision: "1" })).toMatchObject({ status: 302, location: `${at}#jalons` });
		expect((await tick("officer", { state: "done", revision: "1" })).status).toBe(409);
		expect((await tick("partner", { state: "open", revision: "2" })).status).toBe(403);
		expect((await tick("officer", { state: "peut-être", revision: "2" })).status).toBe(400);
		expect((await tick("foreigner", { state: "open", revision: "2" })).status).toBe(404);
	});

	it("adds a milestone and an indicator, then its values", async () => {
		const { slug, at } = await aSheetAt();
		expect(
			(await ask("lead", newMilestone.action, at, { sheet: slug }, { title: "Ouvrir", dueOn: "2027-01-15", ownerId: "" })).status,
		).toBe(302);
		const indicator = {
			label: "Personnes",
			type: "output",
			unit: "personnes",
			direction: "up",
			frequency: "yearly",
			targetValue: "1 200,5",
		};
		expect((await ask("lead", newIndicator.action, at, { sheet: slug }, indicator)).status).toBe(302);
		expect(errorOf(await ask("lead", newIndicator.action, at, { sheet: slug }, { ...indicator, targetValue: "beaucoup" }))).toEqual({
			targetValue: ["Indiquez un nombre, par exemple 1 234,5."],
		});
		const shown = await ask("lead", page.loader, at, { sheet: slug });
		expect(shown.data.indicators).toMatchObject([{ label: "Personnes", targetValue: 1200.5, canRecord: true, measurements: [] }]);
		const params = { sheet: slug, indicator: shown.data.indicators[0].id };
		const enter = (who: Who, form: Record<string, string>) =>
			ask(who, newMeasurement.action, at, params, { revision: "0", seenOn: "", ...form });
		expect((await enter("lead", { measuredOn: "2026-10-01", value: "12,5", unavailableReason: "" })).status).toBe(302);
		expect(await enter("officer", { measuredOn: "2026-10-01", value: "13" })).toMatchObject({
			status: 409,
			data: { current: { value: 12.5, revision: 1, measuredOn: "2026-10-01" } },
		});
		expect((await enter("partner", { measuredOn: "2026-10-02", value: "13" })).status).toBe(403);
		expect((await enter("lead", { measuredOn: "2026-10-02" })).status).toBe(400);
		expect((await enter("lead", { measuredOn: "2026-12-24", value: "1" })).status).toBe(422);
		const correction = await ask("lead", newMeasurement.loader, `${at}/valeurs/nouvelle?date=2026-10-01`, params);
		expect(correction.data.measurement).toMatchObject({ value: 12.5, revision: 1 });
		expect((await ask("reader", newMeasurement.loader, at, params)).status).toBe(403);
	});
});
