import { beforeAll, describe, expect, it } from "vitest";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { completeMilestone } from "#app/domain/action-sheets/commands/complete-milestone.server.ts";
import { decideVersion } from "#app/domain/action-sheets/commands/decide-version.server.ts";
import { findPendingVersion } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { ChangeSheetStatus, CompleteMilestone } from "#app/domain/action-sheets/schema.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { editIndicator } from "#app/domain/indicators/commands/edit-indicator.server.ts";
import { AddIndicator, EditIndicator } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
});

const said = { label: "Personnes", type: "output", unit: "personnes" };

/** A validated sheet with one indicator, whose target is 100. */
async function aTarget() {
	const sheetId = await aSheet(here, { slug: `fiche-${++count}`, leadOrganisationId: here.organisationIds.ccas });
	const indicatorId = await addIndicator(as(officer), AddIndicator.parse({ sheetId, ...said, targetValue: "100" }));
	for (const [index, status] of ["proposed", "reviewed", "validated"].entries()) {
		await changeSheetStatus(as(officer), ChangeSheetStatus.parse({ sheetId, status, revision: index + 1 }));
	}
	const edit = (fields: Record<string, unknown>) =>
		editIndicator(as(officer), EditIndicator.parse({ sheetId, indicatorId, revision: 1, ...said, ...fields }));
	const stored = async () =>
		(await database.asAdmin("select label, target_value::float as target, revision from indicator where id = $1", [indicatorId]))[0];
	return { sheetId, indicatorId, edit, stored };
}

describe("the target of an indicator, once the sheet is validated", () => {
	it("is asked why it changes, and nothing is saved without it", async () => {
		const { sheetId, edit, stored } = await aTarget();
		await expect(edit({ label: "Autre nom", targetValue: "150" })).rejects.toMatchObject({
			code: "sheet.version-reason-required",
			field: "changeReason",
		});
		expect(await stored()).toEqual({ label: "Personnes", target: 100, revision: 1 });
		expect(await reading(as(officer), (tx) => findPendingVersion(tx, here.territoryId, sheetId))).toBeNull();
	});

	it("waits with its reason for the steering committee while the rest is saved, and is set once accepted", async () => {
		const { sheetId, indicatorId, edit, stored } = await aTarget();
		expect(await edit({ label: "Autre nom", targetValue: "150", changeReason: "Plus de demandes" })).toEqual({ isHeld: true });
		expect(await stored()).toEqual({ label: "Autre nom", target: 100, revision: 2 });
		const pending = await reading(as(officer), (tx) => findPendingVersion(tx, here.territoryId, sheetId));
		expect(pending).toMatchObject({ reason: "Plus de demandes", changes: { [`indicator:${indicatorId}`]: { targetValue: 150 } } });
		await decideVersion(as(officer), {
			sheetId,
			versionId: pending?.id as never,
			verdict: "accepted",
			decidedOn: "2026-11-20" as Day,
			note: null,
			revision: 1,
		});
		expect(await stored()).toMatchObject({ label: "Autre nom", target: 150 });
	});

	it("asks nothing when it stays the same", async () => {
		const { edit, stored } = await aTarget();
		expect(await edit({ label: "Autre nom", targetValue: "100" })).toEqual({ isHeld: false });
		expect(await stored()).toMatchObject({ label: "Autre nom", target: 100 });
	});
});

it("writes the tick of a milestone to the history of its sheet, and its taking back", async () => {
	const sheetId = await aSheet(here, { slug: `fiche-${++count}`, steps: ["Réunir"] });
	const [milestone] = await database.asAdmin<{ id: string }>("select id from milestone where sheet_id = $1", [sheetId]);
	for (const [revision, state] of ["done", "open"].entries()) {
		await completeMilestone(as(officer), CompleteMilestone.parse({ sheetId, milestoneId: milestone?.id, revision: revision + 1, state }));
	}
	expect(await database.asAdmin("select subject, before, after from field_change where sheet_id = $1 order by id", [sheetId])).toEqual([
		{ subject: milestone?.id, before: { title: "Réunir", doneOn: null }, after: { title: "Réunir", doneOn: "2026-11-22" } },
		{ subject: milestone?.id, before: { title: "Réunir", doneOn: "2026-11-22" }, after: { title: "Réunir", doneOn: null } },
	]);
});

it("offers sub-actions in pickers with the code of their sheet", async () => {
	const sheetId = await aSheet(here, { slug: `fiche-${++count}`, code: "9.9" });
	const subAction = await aSheet(here, { slug: `fiche-${++count}`, code: "9.9.a" });
	await database.asAdmin("update action_sheet set parent_id = $2 where id = $1", [subAction, sheetId]);
	const options = await reading(as(officer), (tx) => listSheetOptions(tx, here.territoryId));
	expect(options.find(({ id }) => id === subAction)).toMatchObject({ code: "9.9.a", parentCode: "9.9" });
	expect(options.find(({ id }) => id === sheetId)).toMatchObject({ parentCode: null });
});
