import { beforeAll, describe, expect, it } from "vitest";
import { requestContext } from "#app/http/services.server.ts";
import * as page from "#app/routes/imports/import.tsx";
import * as list from "#app/routes/imports/list.tsx";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { planLines, workbook } from "#tests/integration/imports/workbooks.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const web = useWeb(database, now);
let here: BuiltTerritory;
const cookies = {} as Record<"officer" | "partner" | "foreigner", string>;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	cookies.officer = await web.signInAs((await here.person("claire", { role: "cooperation_officer" })).personId);
	cookies.partner = await web.signInAs((await here.person("paul")).personId);
	cookies.foreigner = await web.signInAs((await there.person("fred", { role: "admin" })).personId);
});

type Who = keyof typeof cookies;
const ask = (who: Who, handler: unknown, params: Record<string, string> = {}, form?: Record<string, string>) =>
	web.ask(handler as never, { path: "/t/ici/fiches/import", params: { territory: "ici", ...params }, cookie: cookies[who], form });

/** Sends a file the way a browser does. @returns the address of its import, or the refusal */
async function give(who: Who, bytes: Buffer | null): Promise<{ location?: string; status?: number; error?: string }> {
	const body = new FormData();
	if (bytes) body.set("file", new File([new Uint8Array(bytes)], "plan.xlsx"));
	const request = new Request("http://localhost:3000/t/ici/fiches/import", { method: "POST", body, headers: { Cookie: cookies[who] } });
	const context = requestContext(web.services, request, "", "192.0.2.1");
	const args = { request, params: { territory: "ici" }, context } as unknown as Parameters<typeof list.action>[0];
	try {
		const result = await list.action(args);
		if (result instanceof Response) return { location: result.headers.get("Location") as string };
		return { status: result.init?.status, error: result.data.error };
	} catch (thrown) {
		return { status: (thrown as { init?: { status: number } }).init?.status };
	}
}

describe("importing a plan", () => {
	it("goes from the file to the sheets, and back", async () => {
		const { location } = await give("officer", workbook(planLines(3)));
		const id = location?.split("/").at(-1) as string;
		expect(location).toBe(`/t/ici/fiches/import/${id}`);
		const shown = await ask("officer", page.loader, { import: id });
		expect(shown.data.check.plan.counts).toEqual({ created: 3, changed: 0, unchanged: 0 });
		expect(shown.data.check.columns[3]).toEqual({
			letters: "D",
			header: "Intitulé de l'action",
			sample: "Action numéro 1",
			field: "title",
		});

		const revision = String(shown.data.import.revision);
		expect((await ask("officer", page.action, { import: id }, { intent: "request", revision })).location).toBe(location);
		const waiting = await ask("officer", page.loader, { import: id });
		expect(waiting.data).toMatchObject({ isUnderWay: true, check: null });
		expect(waiting.headers.get("Refresh")).toBe("3");
		expect((await ask("officer", page.action, { import: id }, { intent: "request", revision })).status).toBe(409);

		await testJobs({ db: database.worker, clock: () => now }).settle();
		const done = await ask("officer", page.loader, { import: id });
		expect(done.data).toMatchObject({ isUnderWay: false, import: { state: "done", createdCount: 3 }, touched: [] });
		expect((await ask("officer", list.loader)).data.imports).toHaveLength(1);
		await ask("officer", page.action, { import: id }, { intent: "undo", revision: String(done.data.import.revision) });
		expect((await ask("officer", page.loader, { import: id })).data.import.state).toBe("undone");
	});

	it("takes the columns as the person corrects them", async () => {
		const { location } = await give("officer", workbook(planLines(1)));
		const id = location?.split("/").at(-1) as string;
		const { data } = await ask("officer", page.loader, { import: id });
		const { mapping } = data.check;
		const form: Record<string, string> = {
			intent: "save",
			revision: String(data.import.revision),
			grid: "0",
			headerLine: "3",
			firstLine: "4",
			programmeId: mapping.programmeId,
			objectiveId: here.objectiveIds[1] as string,
			keepsUnknown: "on",
		};
		for (const [index, field] of mapping.columns.entries()) form[`columns[${index}]`] = index === 1 || index === 2 ? "" : field;
		expect((await ask("officer", page.action, { import: id }, form)).location).toBe(location);
		const after = await ask("officer", page.loader, { import: id });
		expect(after.data.check.mapping).toMatchObject({ keepsUnknown: true, createsPlaces: false, objectiveId: here.objectiveIds[1] });
		expect(after.data.check.plan).toMatchObject({ problemCount: 0, counts: { created: 1 } });
		const guessed = { ...form, intent: "guess", headerLine: "4", revision: String(after.data.import.revision) };
		await ask("officer", page.action, { import: id }, guessed);
		expect((await ask("officer", page.loader, { import: id })).data.check).toMatchObject({
			mapping: { headerLine: 4, firstLine: 5 },
			plan: null,
		});
		expect((await ask("officer", page.action, { import: id }, { ...form, headerLine: "zéro" })).status).toBe(400);
	});

	it("says what is wrong with a file, and is closed to others", async () => {
		expect(await give("officer", null)).toEqual({ status: 422, error: "Choisissez un fichier." });
		expect(await give("officer", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0]))).toMatchObject({ status: 422 });
		expect(await give("officer", Buffer.alloc(11_000_000, "a"))).toMatchObject({ status: 413 });
		const { location } = await give("officer", workbook(planLines(1)));
		const id = location?.split("/").at(-1) as string;
		expect(await give("partner", workbook(planLines(1)))).toEqual({ status: 403 });
		expect((await ask("partner", list.loader)).status).toBe(403);
		expect((await ask("partner", page.loader, { import: id })).status).toBe(403);
		expect((await ask("foreigner", page.loader, { import: id })).status).toBe(404);
		expect((await ask("officer", page.loader, { import: "rien" })).status).toBe(404);
	});
});
