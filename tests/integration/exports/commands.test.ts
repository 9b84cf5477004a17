import { beforeAll, expect, it } from "vitest";
import { prepareExport } from "#app/domain/exports/commands/prepare-export.server.ts";
import { recordExport } from "#app/domain/exports/commands/record-export.server.ts";
import { requestExport } from "#app/domain/exports/commands/request-export.server.ts";
import type { SheetContent } from "#app/domain/exports/types.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { newId, type SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let here: BuiltTerritory;
let reader: Ctx;
let sheetIds: SheetId[];
let foreignSheet: SheetId;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	reader = { db: database.app, actor: await here.person("lise", { role: "reader" }), now };
	sheetIds = [await aSheet(here, { slug: "a" }), await aSheet(here, { slug: "b" })];
	foreignSheet = await aSheet(await aTerritory(database.owner, now, "la-bas"), { slug: "c" });
});

const count = async (sql: string) => (await database.asAdmin<{ n: number }>(`select count(*)::int as n from ${sql}`))[0]?.n;
const ctx = () => ({ db: database.worker, now, territoryId: here.territoryId });
const rowOf = async (id: string) => (await database.asAdmin("select * from sheet_export where id = $1", [id]))[0];

it("refuses an empty selection, one too long, and sheets of elsewhere, and writes nothing then", async () => {
	const asking = (ids: SheetId[]) => requestExport(reader, { sheetIds: ids, format: "pdf" });
	const entries = await count("journal_entry");
	await expect(asking([])).rejects.toMatchObject({ kind: "rule", code: "export.nothing" });
	await expect(asking(Array.from({ length: 1_001 }, () => newId<SheetId>()))).rejects.toMatchObject({ code: "export.too-many" });
	await expect(asking([...sheetIds, foreignSheet])).rejects.toMatchObject({ code: "export.nothing" });
	expect(await count("sheet_export")).toBe(0);
	expect(await count("journal_entry")).toBe(entries);
});

it("reads the sheets as they are when it prints, in the order asked for, without those that left", async () => {
	const id = await requestExport(reader, { sheetIds: [sheetIds[1] as SheetId, sheetIds[0] as SheetId], format: "odt" });
	const printed: SheetContent[][] = [];
	const print = async ({ contents }: { contents: SheetContent[] }) => {
		printed.push(contents);
		return 10;
	};
	await Promise.all([prepareExport(ctx(), { exportId: id, print }), prepareExport(ctx(), { exportId: id, print })]);
	expect(printed[0]?.map(({ sheet }) => sheet.slug)).toEqual(["b", "a"]);
	expect(await rowOf(id)).toMatchObject({ done_count: 2, byte_count: 10, ready_at: now, failed_at: null });
	const times = printed.length;
	await prepareExport(ctx(), { exportId: id, print });
	expect(printed).toHaveLength(times);
});

it("says that it failed when the document cannot be printed, and is tried again when the machine is at fault", async () => {
	const id = await requestExport(reader, { sheetIds, format: "pdf" });
	await expect(prepareExport(ctx(), { exportId: id, print: () => Promise.reject(new Error("disk full")) })).rejects.toThrow("disk full");
	expect(await rowOf(id)).toMatchObject({ ready_at: null, failed_at: null });
	await prepareExport(ctx(), { exportId: id, print: async () => null });
	expect(await rowOf(id)).toMatchObject({ ready_at: null, failed_at: now, byte_count: null });
	await prepareExport(ctx(), { exportId: newId(), print: async () => 1 }); // purged meanwhile: nothing to do
});

it("is recorded under who took it away, readers included", async () => {
	await recordExport(reader, { what: "sheet-list", count: 12, format: "csv" });
	const [entry] = await database.asAdmin("select name, person_id, payload::json from journal_entry order by seq desc limit 1");
	expect(entry).toEqual({
		name: "sheets.exported",
		person_id: reader.actor.personId,
		payload: { sheetIds: [], count: 12, format: "csv" },
	});
});
