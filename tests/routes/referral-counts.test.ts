import { beforeAll, describe, expect, it } from "vitest";
import { readSpreadsheet } from "#app/adapters/spreadsheets.server.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { AddIndicator } from "#app/domain/indicators/schema.ts";
import type { IndicatorId } from "#app/domain/indicators/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type PublishedYear, totalLine } from "#app/domain/referral-counts/types.ts";
import { countLineLabel, countTableLabels, periodLabel } from "#app/messages/referral-counts.ts";
import * as counts from "#app/routes/referral-counts/counts.tsx";
import * as exported from "#app/routes/referral-counts/export.tsx";
import * as entry from "#app/routes/referral-counts/to-indicator.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { monthDay, requests } from "#tests/support/count-rows.ts";
import { erasedReferrals } from "#tests/support/counted-referrals.ts";
import { useDatabase } from "#tests/support/database.ts";
import { textOfFile } from "#tests/support/file-text.ts";
import { useWeb } from "#tests/support/web.ts";

const database = useDatabase();
const now = new Date("2027-03-01T09:00:00Z");
const web = useWeb(database, now);
const cookies = {} as Record<"officer" | "reader" | "chair" | "partner" | "foreigner", string>;
const people = {} as Record<keyof typeof cookies, Actor>;
let here: BuiltTerritory;
let indicatorId: IndicatorId;
let scaleId: IndicatorId;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	Object.assign(people, {
		officer: await here.person("claire", { role: "cooperation_officer" }),
		reader: await here.person("lise", { role: "reader" }),
		chair: await here.person("elu", { mandates: { insertion: "chair" } }),
		partner: await here.person("paul", { organisation: "caf" }),
		foreigner: await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" }),
	});
	for (const [name, { personId }] of Object.entries(people)) cookies[name as keyof typeof cookies] = await web.signInAs(personId);
	const sheetId = await aSheet(here, { slug: "un" });
	const add = (fields: Record<string, unknown>) =>
		addIndicator(
			{ db: database.app, actor: people.officer, now },
			AddIndicator.parse({ sheetId, label: "Demandes", type: "output", unit: "demandes", ...fields }),
		);
	indicatorId = await add({});
	scaleId = await add({ label: "Climat", nature: "qualitative", scale: "faible\nmoyen\nfort" });
	await erasedReferrals(database, here, [
		...[1, 2, 3].map((month) => requests({ month: monthDay(month), need: "housing", count: 30, answerDays: 2 })),
		...[1, 2, 3].map((month) => requests({ month: monthDay(month), need: "rights", count: 20, answerDays: 5 })),
		...[1, 2, 3].map((month) => requests({ month: monthDay(month), need: "food", count: 4 * month, answerDays: 5 })),
		requests({ month: monthDay(4), count: 5 }),
	]);
});

type Who = keyof typeof cookies;
const ask = (who: Who | null, handler: unknown, path: string, form?: Record<string, string>) =>
	web.ask(handler as Parameters<typeof web.ask>[0], {
		path: `/t/ici/orientations/${path}`,
		params: { territory: "ici" },
		cookie: who ? cookies[who] : undefined,
		form,
	});
async function fetchFile(who: Who, format: string) {
	let body = Buffer.alloc(0);
	const reading = async (args: Parameters<typeof exported.loader>[0]) => {
		const response = await exported.loader(args);
		body = Buffer.from(await response.clone().arrayBuffer());
		return response;
	};
	const { status, headers } = await ask(who, reading, `chiffres.${format}?annee=2026`);
	return { status, headers, body };
}
/** Every number of the page, as « table, line, period: number or secret ». */
const saidBy = ({ tables }: PublishedYear) =>
	tables
		.flatMap(({ key, lines, total }) =>
			[...lines, { code: totalLine, counts: total }].flatMap(({ code, counts: each }) =>
				Object.entries(each).map(
					([period, count]) => `${countTableLabels[key].title}, ${countLineLabel(key, code)}, ${periodLabel(period)}: ${count ?? "secret"}`,
				),
			),
		)
		.sort();
const pageOf = async (who: Who, search: string) => (await ask(who, counts.loader, `chiffres${search}`)).data;

describe("the page", () => {
	it("says the same to every member, by quarter as by month, and lets only stewards carry numbers over", async () => {
		const byQuarter = await pageOf("reader", "?annee=2026");
		for (const who of ["officer", "chair", "partner"] as const) {
			const page = await pageOf(who, "?annee=2026&periode=mois");
			expect(page.published).toEqual(byQuarter.published);
			expect(page.can.enter).toBe(who === "officer");
		}
		expect(byQuarter.published.quarters.map(({ detail }: { detail: string }) => detail)).toEqual(["months", "secret", "secret", "secret"]);
	});

	it("opens on the latest published year and bears odd addresses", async () => {
		expect(await pageOf("reader", "")).toMatchObject({ year: 2026, view: "trimestre" });
		expect(await pageOf("reader", "?annee=zut&periode=siecle")).toMatchObject({ year: 2026, view: "trimestre" });
	});

	it("does not exist for another territory; the anonymous sign in first", async () => {
		expect((await ask("foreigner", counts.loader, "chiffres")).status).toBe(404);
		expect((await ask(null, counts.loader, "chiffres")).location).toContain("/connexion");
	});
});

describe("the files", () => {
	it("say what the page says, number for number and secret for secret", async () => {
		const said = saidBy((await pageOf("reader", "?annee=2026")).published);
		for (const format of ["csv", "xlsx"]) {
			const { status, headers, body } = await fetchFile("reader", format);
			expect(status).toBe(200);
			expect(headers.get("Cache-Control")).toContain("no-store");
			const [grid] = readSpreadsheet(body);
			const rows = grid?.rows.slice(1) ?? [];
			const spaced = (lines: string[]) => lines.map((line) => line.replace(/\u00a0/g, " ")).sort();
			expect(rows.map(([table, line, , period, count, , secret]) => `${table}, ${line}, ${period}: ${secret ?? count}`).sort()).toEqual(
				spaced(said),
			);
			expect(rows.every(([, , , , count, , secret]) => (count === null) === (secret === "secret"))).toBe(true);
		}
	});

	it("may be a document, with its legend", async () => {
		const { status, body } = await fetchFile("chair", "odt");
		expect(status).toBe(200);
		const text = textOfFile(body, "odt");
		expect(text).toContain("Demandes par besoin");
		expect(text).toContain("est inférieur à 11");
		const cells = [...text.matchAll(/<table:table-cell[\s\S]*?<\/table:table-cell>/g)].map(([cell]) => cell.replace(/<[^>]*>/g, "").trim());
		const numbers = saidBy((await pageOf("chair", "?annee=2026")).published).flatMap(
			(line) => / trimestre 2026: (\d+)$/.exec(line)?.[1] ?? [],
		);
		expect(cells.filter((cell) => /^\d+$/.test(cell)).sort()).toEqual(numbers.sort());
	});

	it("are told to the journal, and are nothing to others", async () => {
		await fetchFile("reader", "pdf");
		const [last] = await database.asAdmin<{ payload: string }>(
			"select payload from journal_entry where name = 'referral-counts.exported' order by seq desc limit 1",
		);
		expect(JSON.parse(last?.payload ?? "")).toEqual({ year: 2026, format: "pdf" });
		expect((await ask("foreigner", exported.loader, "chiffres.csv")).status).toBe(404);
		expect((await ask("reader", exported.loader, "chiffres.exe")).status).toBe(404);
	});
});

describe("a number carried over to an indicator", () => {
	const enter = (who: Who, form: Record<string, string>) =>
		ask(who, entry.action, "chiffres/indicateur", { indicatorId, revision: "0", seenOf: "", ...form });
	const values = () =>
		database.asAdmin(
			"select measured_on::text as day, value::float as value, comment from measurement where indicator_id = any ($1) order by 1",
			[[indicatorId, scaleId]],
		);

	it("is offered when published and never when secret", async () => {
		const { data } = await ask("officer", entry.loader, "chiffres/indicateur?annee=2026&tableau=need");
		const offered = data.counts.flatMap(({ options }: { options: { value: string }[] }) => options.map(({ value }) => value));
		expect(offered).toContain("need/housing/2026-T1");
		expect(offered).toContain("need/total/2026-T1");
		expect(offered.some((value: string) => value.includes("youth") || value.includes("T2"))).toBe(false);
		expect(data.indicators.map(({ value }: { value: string }) => value)).toEqual([indicatorId]);
		expect((await ask("partner", entry.loader, "chiffres/indicateur")).status).toBe(403);
		expect((await ask("foreigner", entry.loader, "chiffres/indicateur")).status).toBe(404);
	});

	it("is refused when it is secret, not published, unknown, or no number for that indicator", async () => {
		for (const count of ["need/youth/2026-T1", "need/total/2026-T2", "need/total/2027-T1", "need/nothing/2026-T1"])
			expect((await enter("officer", { count })).status).toBe(422);
		expect((await enter("officer", { count: "need/housing/2026-T1", indicatorId: scaleId })).status).toBe(422);
		expect((await enter("officer", { count: "everything" })).status).toBe(400);
		expect((await enter("officer", { count: "people/housing/2026-T1" })).status).toBe(400);
		expect(await values()).toEqual([]);
	});

	it("is refused to those who do not run the territory, and to another one", async () => {
		for (const who of ["partner", "reader", "chair"] as const)
			expect((await enter(who, { count: "need/housing/2026-T1" })).status).toBe(403);
		expect((await enter("foreigner", { count: "need/housing/2026-T1" })).status).toBe(404);
		expect(await values()).toEqual([]);
	});

	it("becomes its value on the last day of the period, and says where it comes from", async () => {
		expect((await enter("officer", { count: "need/housing/2026-T1" })).location).toBe("/t/ici/orientations/chiffres");
		expect(await values()).toEqual([{ day: "2026-03-31", value: 90, comment: expect.stringContaining("1er trimestre 2026") }]);
	});

	it("replaces the value of that day only once it was shown", async () => {
		const again = await enter("officer", { count: "need/total/2026-T1" });
		expect(again.status).toBe(409);
		expect(again.data.current).toMatchObject({ value: 90, revision: 1 });
		const elsewhere = { count: "need/total/2026-T1", revision: "1", seenOf: `${indicatorId} 2026-03` };
		expect((await enter("officer", elsewhere)).status).toBe(409);
		expect((await enter("officer", { ...elsewhere, seenOf: `${indicatorId} 2026-T1` })).status).toBe(302);
		expect(await values()).toMatchObject([{ day: "2026-03-31", value: 174 }]);
	});
});
