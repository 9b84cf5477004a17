import { beforeAll, describe, expect, it } from "vitest";
import { changeSheetStatus } from "#app/domain/action-sheets/commands/change-sheet-status.server.ts";
import { decideVersion } from "#app/domain/action-sheets/commands/decide-version.server.ts";
import { editSheet } from "#app/domain/action-sheets/commands/edit-sheet.server.ts";
import { findPendingVersion, listVersions } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { ChangeSheetStatus, type EditSheet } from "#app/domain/action-sheets/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import { newId, type SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let pilot: Actor;
let foreigner: Actor;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	const there = await aTerritory(database.owner, now, "la-bas");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	pilot = await here.person("paul");
	foreigner = await there.person("fred", { role: "admin" });
});

/** A light action that the steering committee has validated; its revision is 4. */
async function aValidatedSheet(): Promise<SheetId> {
	const sheetId = await aSheet(here, { slug: `fiche-${++count}`, leadOrganisationId: here.organisationIds.ccas });
	await database.asAdmin("update action_sheet set lead_person_id = $1 where id = $2", [pilot.personId, sheetId]);
	for (const [index, status] of ["proposed", "reviewed", "validated"].entries()) {
		await changeSheetStatus(as(officer), ChangeSheetStatus.parse({ sheetId, status, revision: index + 1 }));
	}
	return sheetId;
}
const edit = (sheetId: SheetId, revision: number, fields: Partial<EditSheet>, actor = pilot) =>
	editSheet(as(actor), { sheetId, revision, ...fields });
const pendingOf = (sheetId: SheetId) => reading(as(officer), (tx) => findPendingVersion(tx, here.territoryId, sheetId));
const rowOf = async (sheetId: SheetId) =>
	(await database.asAdmin("select *, end_on::text as end_on from action_sheet where id = $1", [sheetId]))[0] as Record<string, unknown>;
const decide = async (sheetId: SheetId, verdict: "accepted" | "rejected", actor = officer, revision?: number) => {
	const pending = await pendingOf(sheetId);
	await decideVersion(as(actor), {
		sheetId,
		versionId: pending?.id ?? newId(),
		verdict,
		decidedOn: "2026-11-20" as Day,
		note: null,
		revision: revision ?? pending?.revision ?? 1,
	});
};

describe("after the validation", () => {
	it("keeps the validated sheet as its first version", async () => {
		const sheetId = await aValidatedSheet();
		expect(await reading(as(pilot), (tx) => listVersions(tx, here.territoryId, sheetId))).toMatchObject([
			{ number: 1, status: "accepted", decidedOn: "2026-11-22", snapshot: { title: "Ateliers de mobilité" } },
		]);
	});

	it("saves what is no commitment at once, and holds the title, the pilot and the end", async () => {
		const sheetId = await aValidatedSheet();
		const { isHeld } = await edit(sheetId, 4, { title: "Mobilité solidaire", context: "Un constat", changeReason: "Un nom plus clair" });
		expect(isHeld).toBe(true);
		expect(await rowOf(sheetId)).toMatchObject({ title: "Ateliers de mobilité", context: "Un constat" });
		// a second proposal joins the first
		await edit(sheetId, 5, { endOn: "2028-01-01" as Day, changeReason: "Et plus long" }, officer);
		expect(await pendingOf(sheetId)).toMatchObject({
			number: 2,
			reason: "Et plus long",
			changes: { title: "Mobilité solidaire", endOn: "2028-01-01" },
			snapshot: { title: "Mobilité solidaire", endOn: "2028-01-01", context: "Un constat" },
		});
	});

	it("asks why, and writes nothing without it", async () => {
		const sheetId = await aValidatedSheet();
		await expect(edit(sheetId, 4, { title: "Autre", context: "Perdu ?" })).rejects.toMatchObject({
			code: "sheet.version-reason-required",
			field: "changeReason",
		});
		expect(await rowOf(sheetId)).toMatchObject({ context: null, revision: 4 });
		expect(await pendingOf(sheetId)).toBeNull();
	});

	it("makes no version of what is saved unchanged", async () => {
		const sheetId = await aValidatedSheet();
		expect(await edit(sheetId, 4, { title: "Ateliers de mobilité", leadPersonId: pilot.personId, risks: "Peu de conducteurs" })).toEqual({
			isHeld: false,
		});
		expect(await pendingOf(sheetId)).toBeNull();
	});

	it("shows what the other proposed to whoever proposes from an older page", async () => {
		const sheetId = await aValidatedSheet();
		const results = await Promise.allSettled([
			edit(sheetId, 4, { title: "A", changeReason: "a" }),
			edit(sheetId, 4, { title: "B", changeReason: "b" }, officer),
		]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		const proposed = (await pendingOf(sheetId))?.changes.title;
		expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { current: { title: proposed } } });
	});
});

describe("the decision on a version", () => {
	it("accepted, becomes the sheet, with its history", async () => {
		const sheetId = await aValidatedSheet();
		await edit(sheetId, 4, { title: "Mobilité solidaire", changeReason: "Plus clair" });
		await decide(sheetId, "accepted");
		expect(await rowOf(sheetId)).toMatchObject({ title: "Mobilité solidaire", status: "validated" });
		expect(
			await database.asAdmin("select status, decided_on::text, decided_by from sheet_version where sheet_id = $1 and number = 2", [
				sheetId,
			]),
		).toEqual([{ status: "accepted", decided_on: "2026-11-20", decided_by: officer.personId }]);
		expect(
			await database.asAdmin("select subject, before, after from field_change where sheet_id = $1 and field = 'title' order by id", [
				sheetId,
			]),
		).toEqual([
			{ subject: "proposed", before: "Ateliers de mobilité", after: "Mobilité solidaire" },
			{ subject: null, before: "Ateliers de mobilité", after: "Mobilité solidaire" },
		]);
		await expect(decide(sheetId, "accepted")).rejects.toThrow(NotFound);
	});

	it("rejected, leaves the sheet, and another version may follow", async () => {
		const sheetId = await aValidatedSheet();
		await edit(sheetId, 4, { title: "Autre chose", changeReason: "Pour voir" });
		await decide(sheetId, "rejected");
		expect(await rowOf(sheetId)).toMatchObject({ title: "Ateliers de mobilité" });
		await edit(sheetId, 5, { title: "Encore", changeReason: "Mieux" });
		expect(await pendingOf(sheetId)).toMatchObject({ number: 3, changes: { title: "Encore" } });
	});

	it("is recorded by the stewards, on what they have on screen, at a date that has come", async () => {
		const sheetId = await aValidatedSheet();
		await edit(sheetId, 4, { title: "Autre", changeReason: "Pour voir" });
		await expect(decide(sheetId, "accepted", pilot)).rejects.toThrow(Forbidden);
		await expect(decide(sheetId, "accepted", foreigner)).rejects.toThrow(NotFound);
		await expect(decide(sheetId, "accepted", officer, 7)).rejects.toThrow(Conflict);
		const pending = await pendingOf(sheetId);
		const late = {
			sheetId,
			versionId: pending?.id as never,
			verdict: "accepted",
			decidedOn: "2027-01-01" as Day,
			note: null,
			revision: 1,
		} as const;
		await expect(decideVersion(as(officer), late)).rejects.toMatchObject({ field: "decidedOn" });
		expect(await rowOf(sheetId)).toMatchObject({ title: "Ateliers de mobilité" });
	});

	it("is taken once when two record it at once", async () => {
		const sheetId = await aValidatedSheet();
		await edit(sheetId, 4, { title: "Autre", changeReason: "Pour voir" });
		const results = await Promise.allSettled([decide(sheetId, "accepted"), decide(sheetId, "rejected")]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});
});
