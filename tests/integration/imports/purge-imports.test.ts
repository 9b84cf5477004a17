import { expect, it } from "vitest";
import { purgeImports } from "#app/domain/imports/commands/purge-imports.server.ts";
import { undoImport } from "#app/domain/imports/commands/undo-import.server.ts";
import type { ImportId } from "#app/domain/imports/types.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { presentImport } from "#app/presenters/imports.server.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

it("forgets files after a month and what undoing needs after three, and says so on the page", async () => {
	const territory = await aTerritory(database.owner, now, "purge");
	const actor = await territory.person("claire", { role: "cooperation_officer" });
	const ctx = { db: database.app, actor, now };
	const anImport = async (state: string, days: number) => {
		const id = newId<ImportId>();
		await database.asAdmin(
			`insert into sheet_import (id, territory_id, file_name, file_bytes, grids, mapping, state, created_by, created_at, settled_at)
			values ($1, $2, $3, 'x', '[{"name":"a","rows":[["x"]],"merges":[]}]', '{"grid":0,"headerLine":1,"firstLine":2,"columns":[],"programmeId":null}', $4, $5, $6, $6)`,
			[id, territory.territoryId, `${state} ${days}`, state, actor.personId, daysAgo(days)],
		);
		await database.asAdmin(
			`insert into sheet_import_change (territory_id, import_id, sheet_id, kind, code, after_revision, footprint) values ($1, $2, $3, 'created', 'A', 1, '')`,
			[territory.territoryId, id, newId()],
		);
		return id;
	};
	const [, , , old] = [
		await anImport("uploaded", 29),
		await anImport("uploaded", 31),
		await anImport("failed", 31),
		await anImport("done", 91),
		await anImport("done", 31),
		await anImport("done", 29),
		await anImport("undone", 31),
		await anImport("running", 31),
	];
	const worker = { db: database.worker, now };
	await purgeImports(worker);
	await purgeImports(worker);
	const left = await database.asAdmin(
		`select file_name as name, file_bytes is not null as file, grids <> '[]' as cells,
			(select count(*)::int from sheet_import_change c where c.import_id = i.id) as changes
		from sheet_import i order by file_name`,
	);
	expect(left).toEqual([
		{ name: "done 29", file: true, cells: true, changes: 1 },
		{ name: "done 31", file: false, cells: false, changes: 1 },
		{ name: "done 91", file: false, cells: false, changes: 0 },
		{ name: "running 31", file: true, cells: true, changes: 1 },
		{ name: "undone 31", file: false, cells: false, changes: 1 },
		{ name: "uploaded 29", file: true, cells: true, changes: 1 },
	]);
	await expect(undoImport(ctx, { importId: old as ImportId, revision: 1 })).rejects.toThrow("import.undo-expired");
	expect(await presentImport(ctx, old as string)).toMatchObject({ canStillUndo: false, sheets: [], touched: [] });
});
