import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { newId, type PersonId } from "#app/domain/kernel/ids.ts";
import * as one from "#app/routes/exports/export.tsx";
import * as file from "#app/routes/exports/file.tsx";
import * as indicatorTable from "#app/routes/exports/indicator-table.tsx";
import * as exportList from "#app/routes/exports/list.tsx";
import * as request from "#app/routes/exports/new.tsx";
import * as selection from "#app/routes/exports/selection.tsx";
import * as sheet from "#app/routes/exports/sheet.tsx";
import * as sheetTable from "#app/routes/exports/sheet-table.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
const slug = "3-2-conventionner";
const many = 60;

let here: BuiltTerritory;
let sheetId: string;
let readerId: PersonId;
const cookies = {} as Record<"officer" | "reader" | "other" | "foreigner", string>;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	const people: Record<keyof typeof cookies, Actor> = {
		officer: await here.person("claire", { role: "cooperation_officer" }),
		reader: await here.person("lise", { role: "reader" }),
		other: await here.person("paul"),
		foreigner: await there.person("fred", { role: "admin" }),
	};
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	readerId = people.reader.personId;
	sheetId = await aSheet(here, { slug, code: "3.2", title: "=Conventionner « œuvre » #eval", steps: ["Réunir"], endOn: "2026-12-31" });
	for (let index = 0; index < many; index++) await aSheet(here, { slug: `2-${index}`, code: `2.${index}`, title: `Nombreuse ${index}` });
});

type Who = keyof typeof cookies;
const ask = (who: Who | null, handler: unknown, path: string, params: Record<string, string> = {}, form?: Record<string, string>) =>
	web.ask(handler as Parameters<typeof web.ask>[0], {
		path,
		params: { territory: "ici", ...params },
		cookie: who ? cookies[who] : undefined,
		form,
	});
/** The bytes of a file, as the browser saves it. */
async function fetchFile(who: Who, handler: { loader: unknown }, path: string, params: Record<string, string> = {}) {
	let body = Buffer.alloc(0);
	const reading = async (args: unknown) => {
		const response = (await (handler.loader as (args: unknown) => Promise<Response>)(args)) as Response;
		body = Buffer.from(await response.clone().arrayBuffer());
		return response;
	};
	const { status, headers, location } = await ask(who, reading, path, params);
	return { status, headers, location, body };
}
const journal = () =>
	database.asAdmin<{ name: string; payload: string; person_id: string }>(
		"select name, payload, person_id from journal_entry where name like '%export%' and territory_id = $1 order by seq",
		[here.territoryId],
	);
const latest = async () => {
	const entry = (await journal()).at(-1);
	return entry && { name: entry.name, payload: JSON.parse(entry.payload) };
};

describe("a sheet taken away", () => {
	it.each([
		["pdf", "application/pdf", "%PDF"],
		["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"],
		["odt", "application/vnd.oasis.opendocument.text", "PK"],
	])("comes as %s to a reader, to be saved, kept by nobody on the way, and told to the journal", async (format, type, start) => {
		const { status, headers, body } = await fetchFile("reader", sheet, `/t/ici/fiches/${slug}/export.${format}`, { sheet: slug });
		expect(status).toBe(200);
		expect(headers.get("Content-Type")).toBe(type);
		expect(headers.get("Content-Disposition")).toBe(`attachment; filename="fiche-${slug}-2026-11-22.${format}"`);
		expect(headers.get("Cache-Control")).toContain("no-store");
		expect(body.subarray(0, start.length).toString()).toBe(start);
		expect(await latest()).toEqual({ name: "sheets.exported", payload: { sheetIds: [sheetId], count: 1, format } });
	});

	it("does not exist for another territory nor under another format; the anonymous sign in first", async () => {
		const before = (await journal()).length;
		const at = `/t/ici/fiches/${slug}/export.pdf`;
		expect((await ask("foreigner", sheet.loader, at, { sheet: slug })).status).toBe(404);
		const elsewhere = await ask("foreigner", sheet.loader, `/t/la-bas/fiches/${slug}/export.pdf`, { territory: "la-bas", sheet: slug });
		expect(elsewhere.status).toBe(404);
		expect((await ask("reader", sheet.loader, "/t/ici/fiches/nulle-part/export.pdf", { sheet: "nulle-part" })).status).toBe(404);
		expect((await ask("reader", sheet.loader, `/t/ici/fiches/${slug}/export.exe`, { sheet: slug })).status).toBe(404);
		expect((await ask(null, sheet.loader, at, { sheet: slug })).location).toContain("/connexion");
		expect(await journal()).toHaveLength(before);
	});
});

describe("a list taken away", () => {
	it("holds every sheet that the filters give, over all pages, with formulas asleep", async () => {
		const { body, headers } = await fetchFile("reader", sheetTable, "/t/ici/fiches/liste.csv?page=2");
		const lines = body.toString("utf8").trimEnd().split("\r\n");
		expect(lines).toHaveLength(1 + 1 + many);
		expect(lines[0]).toMatch(/^\ufeffCode;Intitulé;/);
		expect(body.toString("utf8")).toContain('"\'3.2";"\'=Conventionner « œuvre » #eval";');
		expect(body.toString("utf8")).toContain(";31/12/2026;");
		expect(headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
		expect(await latest()).toEqual({ name: "sheets.exported", payload: { sheetIds: [], count: 1 + many, format: "csv" } });

		const found = await fetchFile("reader", sheetTable, "/t/ici/fiches/liste.csv?q=Conventionner");
		expect(found.body.toString("utf8").trimEnd().split("\r\n")).toHaveLength(2);
		expect((await fetchFile("reader", sheetTable, "/t/ici/fiches/liste.xlsx")).body.subarray(0, 2).toString()).toBe("PK");
	});

	it("may be the indicators", async () => {
		const { status } = await fetchFile("reader", indicatorTable, "/t/ici/indicateurs/liste.csv");
		expect(status).toBe(200);
		expect(await latest()).toEqual({ name: "indicators.exported", payload: { count: 0, format: "csv" } });
	});

	it("is not another territory's", async () => {
		for (const [handler, path] of [
			[sheetTable, "/t/ici/fiches/liste.csv"],
			[indicatorTable, "/t/ici/indicateurs/liste.csv"],
			[selection, "/t/ici/fiches/export.pdf"],
		] as const)
			expect((await ask("foreigner", handler.loader, path)).status).toBe(404);
	});
});

describe("a selection taken away", () => {
	it("comes at once when it is short", async () => {
		const { status, body } = await fetchFile("reader", selection, "/t/ici/fiches/export.pdf?q=Conventionner");
		expect([status, body.subarray(0, 4).toString()]).toEqual([200, "%PDF"]);
		expect(await latest()).toMatchObject({ name: "sheets.exported", payload: { sheetIds: [sheetId] } });
	});

	it("says that there is nothing rather than give an empty document", async () => {
		expect((await ask("reader", selection.loader, "/t/ici/fiches/export.pdf?q=introuvable")).status).toBe(422);
		const asked = await ask("reader", request.action, "/t/ici/exports/nouveau?q=introuvable", {}, { format: "pdf" });
		expect(asked).toMatchObject({ status: 422 });
	});

	it("is asked for when it is long, prepared by a job, and fetched by its author alone for two days", async () => {
		const long = await fetchFile("reader", selection, "/t/ici/fiches/export.pdf?sans=pilote");
		expect(long).toMatchObject({ status: 302, location: "/t/ici/exports/nouveau?sans=pilote" });
		const shown = await ask("reader", request.loader, "/t/ici/exports/nouveau?sans=pilote");
		expect(shown.data).toMatchObject({ total: 1 + many, filters: { sans: "pilote" } });
		const asked = await ask("reader", request.action, "/t/ici/exports/nouveau?sans=pilote", {}, { format: "pdf" });
		expect(asked.status).toBe(302);
		const id = asked.location?.split("/").at(-1) as string;
		expect(await latest()).toEqual({ name: "export.requested", payload: { exportId: id, count: 1 + many, format: "pdf" } });

		const page = (who: Who) => ask(who, one.loader, `/t/ici/exports/${id}`, { export: id });
		const fetched = (who: Who) => fetchFile(who, file, `/t/ici/exports/${id}/fichier`, { export: id });
		const waiting = await page("reader");
		expect(waiting.data.export).toMatchObject({ state: "waiting", doneCount: 0, sheetCount: 1 + many });
		expect(waiting.headers.get("Refresh")).toBe("4");
		expect((await fetched("reader")).status).toBe(422);

		const jobs = testJobs({ db: database.worker, clock: () => web.clock.now, exportFiles: web.services.exportFiles });
		await jobs.settle();
		const ready = await page("reader");
		expect(ready.data.export).toMatchObject({ state: "ready", doneCount: 1 + many });
		expect(ready.headers.get("Refresh")).toBeNull();
		const [row] = await database.asAdmin<{ ready_at: Date }>("select ready_at from sheet_export where id = $1", [id]);

		// a second run of the same job changes nothing
		web.clock.now = new Date(now.getTime() + 60_000);
		const [event] = await database.asAdmin<{ id: string }>("select id from outbox where name = 'export.requested'");
		await jobs.run("prepare-export-file", { eventId: event?.id as string, territoryId: here.territoryId, exportId: id });
		expect(await database.asAdmin("select ready_at from sheet_export where id = $1", [id])).toEqual([row]);

		const mine = await fetched("reader");
		expect([mine.status, mine.body.subarray(0, 4).toString()]).toEqual([200, "%PDF"]);
		expect(mine.headers.get("Content-Disposition")).toBe('attachment; filename="fiches-actions-ici-2026-11-22.pdf"');
		expect(mine.headers.get("Cache-Control")).toContain("no-store");
		expect((await latest())?.payload).toMatchObject({ count: 1 + many, format: "pdf" });
		for (const who of ["officer", "other", "foreigner"] as const) {
			expect((await page(who)).status).toBe(404);
			expect((await fetched(who)).status).toBe(404);
		}
		expect((await ask("other", exportList.loader, "/t/ici/exports")).data.exports).toEqual([]);
		expect((await ask("reader", exportList.loader, "/t/ici/exports")).data.exports).toMatchObject([{ id, state: "ready" }]);

		web.clock.now = new Date(now.getTime() + 49 * 3_600_000);
		cookies.reader = await web.signInAs(readerId);
		expect((await page("reader")).data.export).toMatchObject({ state: "expired" });
		expect((await fetched("reader")).status).toBe(404);
		expect(await web.services.exportFiles.read(`${id}.pdf`)).not.toBeNull();
		await jobs.run("purge-expired", {});
		await jobs.run("purge-expired", {});
		expect(await web.services.exportFiles.read(`${id}.pdf`)).toBeNull();
		expect(await database.asAdmin("select from sheet_export")).toEqual([]);
		web.clock.now = now;
		cookies.reader = await web.signInAs(readerId);
	});

	it("refuses a format or an address that is none", async () => {
		expect((await ask("reader", request.action, "/t/ici/exports/nouveau", {}, { format: "exe" })).status).toBe(400);
		for (const id of [newId(), "pas-un-id"]) {
			expect((await ask("reader", one.loader, `/t/ici/exports/${id}`, { export: id })).status).toBe(404);
			expect((await ask("reader", file.loader, `/t/ici/exports/${id}/fichier`, { export: id })).status).toBe(404);
		}
	});
});
