import { beforeAll, describe, expect, it } from "vitest";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { editIndicator } from "#app/domain/indicators/commands/edit-indicator.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { listIndicators, listIndicatorsOfSheet } from "#app/domain/indicators/queries.server.ts";
import { AddIndicator, EditIndicator, IndicatorFilters, RecordMeasurement } from "#app/domain/indicators/schema.ts";
import type { IndicatorId } from "#app/domain/indicators/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let lead: Actor;
let producer: Actor;
let other: Actor;
let reader: Actor;
let foreigner: Actor;
let sheetId: SheetId;
let otherSheetId: SheetId;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	producer = await here.person("cafe", { organisation: "caf" });
	other = await here.person("paul");
	reader = await here.person("lise", { role: "reader", organisation: "caf" });
	foreigner = await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" });
	sheetId = await aSheet(here, { slug: "un" });
	otherSheetId = await aSheet(here, { slug: "deux", objectiveId: here.objectiveIds[1] });
});

const add = (actor: Actor, fields: Record<string, unknown> = {}) =>
	addIndicator(
		as(actor),
		AddIndicator.parse({ sheetId, label: "Personnes", type: "output", unit: "personnes", targetValue: "1 200,5", ...fields }),
	);
const measure = (actor: Actor, indicatorId: IndicatorId, fields: Record<string, unknown>) =>
	recordMeasurement(as(actor), RecordMeasurement.parse({ sheetId, indicatorId, measuredOn: "2026-10-01", ...fields }));
const eventsOf = async (indicatorId: string) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb ->> 'indicatorId' = $1 order by seq", [
			indicatorId,
		])
	).map(({ name }) => name);
const valuesOf = (indicatorId: string) =>
	database.asAdmin(
		"select measured_on::text as day, value::float as value, unavailable_reason as reason, revision from measurement where indicator_id = $1 order by 1",
		[indicatorId],
	);

describe("an indicator", () => {
	it("is added and edited by whoever edits the sheet, each with its event", async () => {
		const id = await add(lead);
		await editIndicator(
			as(officer),
			EditIndicator.parse({ sheetId, indicatorId: id, revision: 1, label: "Jeunes", type: "outcome", unit: "jeunes", direction: "down" }),
		);
		const [row] = await database.asAdmin("select label, type, direction, target_value, revision from indicator where id = $1", [id]);
		expect(row).toEqual({ label: "Jeunes", type: "outcome", direction: "down", target_value: null, revision: 2 });
		expect(await eventsOf(id)).toEqual(["indicator.added", "indicator.edited"]);
	});

	it("is refused to the others, even to those who produce its values", async () => {
		const id = await add(officer, { producerId: here.organisationIds.caf });
		const edit = (actor: Actor, revision = 1) =>
			editIndicator(as(actor), EditIndicator.parse({ sheetId, indicatorId: id, revision, label: "X", type: "output", unit: "x" }));
		for (const actor of [producer, other, reader]) {
			await expect(add(actor)).rejects.toThrow(Forbidden);
			await expect(edit(actor)).rejects.toThrow(Forbidden);
		}
		await expect(add(foreigner)).rejects.toThrow(NotFound);
		await expect(edit(officer, 9)).rejects.toThrow(Conflict);
		expect(await eventsOf(id)).toEqual(["indicator.added"]);
	});

	it("belongs to its sheet alone, and to organisations of the territory", async () => {
		const id = await add(officer);
		await expect(
			editIndicator(
				as(officer),
				EditIndicator.parse({ sheetId: otherSheetId, indicatorId: id, revision: 1, label: "X", type: "output", unit: "x" }),
			),
		).rejects.toThrow(NotFound);
		await expect(add(officer, { producerId: foreigner.organisationId })).rejects.toMatchObject({ field: "producerId" });
	});
});

describe("the values of an indicator", () => {
	it("are entered by the organisation that produces them, as a number or as a reason", async () => {
		const id = await add(officer, { producerId: here.organisationIds.caf });
		await measure(producer, id, { value: "12,5" });
		await measure(lead, id, { measuredOn: "2026-11-22", unavailableReason: "Pas encore compté" });
		expect(await valuesOf(id)).toEqual([
			{ day: "2026-10-01", value: 12.5, reason: null, revision: 1 },
			{ day: "2026-11-22", value: null, reason: "Pas encore compté", revision: 1 },
		]);
		expect(await eventsOf(id)).toEqual(["indicator.added", "measurement.recorded", "measurement.recorded"]);
	});

	it("are refused to other organisations, to readers and to other territories", async () => {
		const id = await add(officer, { producerId: here.organisationIds.caf });
		for (const actor of [other, reader]) await expect(measure(actor, id, { value: "1" })).rejects.toThrow(Forbidden);
		await expect(measure(foreigner, id, { value: "1" })).rejects.toThrow(NotFound);
		await expect(measure(officer, id, { value: "1", measuredOn: "2026-11-23" })).rejects.toMatchObject({ code: "measurement.in-future" });
		expect(await valuesOf(id)).toEqual([]);
	});

	it("are replaced only by who has seen them, date and revision", async () => {
		const id = await add(officer);
		await measure(officer, id, { value: "10" });
		await measure(officer, id, { value: "20", measuredOn: "2026-10-02" });
		await expect(measure(lead, id, { value: "11" })).rejects.toMatchObject({
			code: "measurement.already-there",
			current: { value: 10, revision: 1 },
		});
		// the date was changed in a form opened on another value
		await expect(measure(lead, id, { value: "11", seenOn: "2026-10-02", revision: 1 })).rejects.toThrow(Conflict);
		await measure(lead, id, { value: "11", seenOn: "2026-10-01", revision: 1 });
		expect(await valuesOf(id)).toEqual([
			{ day: "2026-10-01", value: 11, reason: null, revision: 2 },
			{ day: "2026-10-02", value: 20, reason: null, revision: 1 },
		]);
		expect(await eventsOf(id)).toEqual(["indicator.added", "measurement.recorded", "measurement.recorded", "measurement.corrected"]);
	});

	it("of one date are entered once when two enter them at once", async () => {
		const id = await add(officer);
		const results = await Promise.allSettled([measure(officer, id, { value: "1" }), measure(lead, id, { value: "2" })]);
		expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await valuesOf(id)).toHaveLength(1);
	});
});

it("lists each indicator with its last value, under filters", async () => {
	const territory = await aTerritory(database.owner, now, "liste");
	const actor = await territory.person("lea", { role: "admin" });
	const sheet = await aSheet(territory, { slug: "un" });
	const named = async (label: string, values: Record<string, string>, fields: Record<string, unknown> = {}) => {
		const id = await addIndicator(
			as(actor),
			AddIndicator.parse({ sheetId: sheet, label, type: "output", unit: "u", targetValue: "10", ...fields }),
		);
		for (const [measuredOn, value] of Object.entries(values)) {
			await recordMeasurement(as(actor), RecordMeasurement.parse({ sheetId: sheet, indicatorId: id, measuredOn, value }));
		}
		return id;
	};
	await named("Atteint", { "2025-01-01": "2", "2026-01-01": "12" });
	await named("Dépassé", { "2026-01-01": "12" }, { direction: "down" });
	const empty = await named("Vide", {});
	await recordMeasurement(
		as(actor),
		RecordMeasurement.parse({ sheetId: sheet, indicatorId: empty, measuredOn: "2026-01-01", unavailableReason: "Non compté" }),
	);
	const list = async (filters: Record<string, string>) =>
		(await reading(as(actor), (tx) => listIndicators(tx, territory.territoryId, IndicatorFilters.parse(filters)))).indicators;
	expect(await list({})).toMatchObject([
		{ label: "Atteint", value: 12, measuredOn: "2026-01-01", sheetSlug: "un" },
		{ label: "Dépassé", value: 12 },
		{ label: "Vide", value: null, unavailableReason: "Non compté" },
	]);
	const labels = async (filters: Record<string, string>) => (await list(filters)).map(({ label }) => label);
	expect(await labels({ statut: "reached" })).toEqual(["Atteint"]);
	expect(await labels({ statut: "not_reached" })).toEqual(["Dépassé"]);
	expect(await labels({ sans: "valeur" })).toEqual(["Vide"]);
	expect(await labels({ q: "depasse" })).toEqual(["Dépassé"]);
	expect(await reading(as(foreigner), (tx) => listIndicatorsOfSheet(tx, territory.territoryId, sheet))).toEqual([]);
});
