import { expect, it } from "vitest";
import { createSheets } from "#app/domain/action-sheets/commands/create-sheets.server.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

it("writes a programme's actions as drafts with their partners, steps and first line of history", async () => {
	const territory = await aTerritory(database.owner, now, "ensemble");
	const objectiveId = territory.objectiveIds[0] as string;
	const ids = await createSheets(territory.operator, [
		{
			slug: "1-1-1",
			code: "1.1.1",
			title: "Un",
			objectiveId,
			isFlagship: true,
			partnerIds: [territory.organisationIds.caf],
			steps: ["Premier pas", "Second pas"],
			scheduleLabel: "Chaque année",
		},
		{ slug: "1-1-2", code: "1.1.2", title: "Deux", objectiveId },
	]);
	expect(ids).toHaveLength(2);
	expect(
		await database.asAdmin("select slug, status, is_flagship, schedule_label from action_sheet where territory_id = $1 order by slug", [
			territory.territoryId,
		]),
	).toEqual([
		{ slug: "1-1-1", status: "draft", is_flagship: true, schedule_label: "Chaque année" },
		{ slug: "1-1-2", status: "draft", is_flagship: false, schedule_label: null },
	]);
	expect(await database.asAdmin("select organisation_id from sheet_partner where sheet_id = $1", [ids[0]])).toEqual([
		{ organisation_id: territory.organisationIds.caf },
	]);
	expect(await database.asAdmin("select title, due_on from milestone where sheet_id = $1 order by position", [ids[0]])).toEqual([
		{ title: "Premier pas", due_on: null },
		{ title: "Second pas", due_on: null },
	]);
	expect(await database.asAdmin("select from_status, to_status from sheet_status_change where sheet_id = $1", [ids[1]])).toEqual([
		{ from_status: null, to_status: "draft" },
	]);
	expect(
		await database.asAdmin("select payload::jsonb as payload from journal_entry where territory_id = $1 and name = 'sheets.loaded'", [
			territory.territoryId,
		]),
	).toEqual([{ payload: { sheetIds: ids } }]);
});

it("writes nothing when one slug is taken", async () => {
	const territory = await aTerritory(database.owner, now, "rien");
	const objectiveId = territory.objectiveIds[0] as string;
	const sheet = (slug: string) => ({ slug, code: slug, title: slug, objectiveId });
	await createSheets(territory.operator, [sheet("pris")]);
	await expect(createSheets(territory.operator, [sheet("libre"), sheet("pris")])).rejects.toThrow(RuleViolation);
	expect(await database.asAdmin("select slug from action_sheet where territory_id = $1", [territory.territoryId])).toEqual([
		{ slug: "pris" },
	]);
	expect(
		await database.asAdmin("select from journal_entry where territory_id = $1 and name = 'sheets.loaded'", [territory.territoryId]),
	).toHaveLength(1);
});
