import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { assignValues } from "#app/domain/campaigns/commands/assign-values.server.ts";
import { closeCampaign } from "#app/domain/campaigns/commands/close-campaign.server.ts";
import { enterValues } from "#app/domain/campaigns/commands/enter-values.server.ts";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { getCampaign, listExpectedValues } from "#app/domain/campaigns/queries.server.ts";
import { AssignValues, CloseCampaign, OpenCampaign } from "#app/domain/campaigns/schema.ts";
import type { CampaignId, TypedRow } from "#app/domain/campaigns/types.ts";
import { listDuties } from "#app/domain/duties/queries.server.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { reviewMeasurements } from "#app/domain/indicators/commands/review-measurements.server.ts";
import { listProposedMeasurements } from "#app/domain/indicators/queries.server.ts";
import { AddIndicator, RecordMeasurement, ReviewMeasurements } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2027-01-10T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let lead: Actor;
let pilot: Actor;
let caf: Actor;
let reader: Actor;
let foreigner: Actor;
let sheetId: SheetId;
let count = 0;

beforeAll(async () => {
	foreigner = await (await aTerritory(database.owner, now, "la-bas")).person("fred", { role: "admin" });
});
beforeEach(async () => {
	here = await aTerritory(database.owner, now, `ici-${++count}`);
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	pilot = await here.person("paul");
	caf = await here.person("carine", { organisation: "caf" });
	reader = await here.person("lise", { role: "reader" });
	sheetId = await aSheet(here, { slug: "un", leadOrganisationId: pilot.organisationId });
	await database.asAdmin("update action_sheet set lead_person_id = $1 where id = $2", [pilot.personId, sheetId]);
});

const add = (label: string, fields: Record<string, unknown> = {}) =>
	addIndicator(as(officer), AddIndicator.parse({ sheetId, label, type: "output", unit: "personnes", ...fields }));
const open = (actor: Actor, fields: Record<string, unknown> = {}) =>
	openCampaign(
		as(actor),
		OpenCampaign.parse({ title: "Valeurs 2026", startsOn: "2026-01-01", endsOn: "2026-12-31", dueOn: "2027-01-31", ...fields }),
	);
const expectedOf = (campaignId: CampaignId) => reading(as(officer), (tx) => listExpectedValues(tx, here.territoryId, campaignId));
const typed = (expectedId: string, fields: Partial<TypedRow>): TypedRow => ({
	expectedId,
	value: "",
	unavailableReason: "",
	comment: "",
	evidenceUrl: "",
	revision: "0",
	...fields,
});
const proposedOf = async () => reading(as(officer), (tx) => listProposedMeasurements(tx, here.territoryId));
const review = (actor: Actor, decision: string, seen: readonly { id: string; revision: number }[], reason?: string) =>
	reviewMeasurements(
		as(actor),
		ReviewMeasurements.parse({ decision, reason, measurements: seen.map(({ id, revision }) => `${id}:${revision}`) }),
	);
const eventsNamed = async (name: string) =>
	(await database.asAdmin("select 1 from journal_entry where territory_id = $1 and name = $2", [here.territoryId, name])).length;

describe("opening a campaign", () => {
	it("creates every expected value, asked of the producer's person or of the pilot", async () => {
		await add("Par le pilote");
		await add("Par la Caf", { producerId: here.organisationIds.caf });
		await add("Par l'EPCI", { producerId: here.organisationIds.epci });
		const other = await aSheet(here, { slug: "deux", code: "2", objectiveId: here.objectiveIds[1] });
		await addIndicator(as(officer), AddIndicator.parse({ sheetId: other, label: "Sans pilote", type: "outcome", unit: "%" }));
		const campaignId = await open(officer);
		const expected = await expectedOf(campaignId);
		expect(expected.map(({ label, personId, state }) => [label, personId, state])).toEqual([
			["Par le pilote", pilot.personId, "missing"],
			["Par la Caf", caf.personId, "missing"],
			["Par l'EPCI", officer.personId, "missing"],
			["Sans pilote", null, "missing"],
		]);
		expect(await eventsNamed("campaign.opened")).toBe(1);
		const duties = await reading({ db: database.app, personId: caf.personId, territoryIds: [here.territoryId], now }, (tx) =>
			listDuties(tx, { personId: caf.personId, territoryIds: [here.territoryId] }, dayOf(now)),
		);
		expect(duties).toMatchObject([{ kind: "values", group: "upcoming", title: "Valeurs 2026", dueOn: "2027-01-31" }]);
	});

	it("asks over chosen axes, and only for what the period measures", async () => {
		await add("Annuel");
		await add("Mensuel", { frequency: "monthly" });
		const labels = async (fields: Record<string, unknown>) => (await expectedOf(await open(officer, fields))).map(({ label }) => label);
		expect(await labels({ startsOn: "2026-10-01", endsOn: "2026-10-31" })).toEqual(["Mensuel"]);
		expect(await labels({})).toEqual(["Annuel", "Mensuel"]);
		const [second] = await database.asAdmin<{ axis: string }>("select axis_id as axis from objective where id = $1", [
			here.objectiveIds[1],
		]);
		await expect(open(officer, { axisIds: [second?.axis] })).rejects.toMatchObject({ code: "campaign.nothing-expected" });
	});

	it("is for stewards, and for technical leads over their own committee", async () => {
		await add("Un");
		await open(lead, { committeeId: here.committeeIds.insertion });
		for (const actor of [pilot, reader]) await expect(open(actor)).rejects.toThrow(Forbidden);
		await expect(open(lead)).rejects.toMatchObject({ code: "campaign.not-your-committee" });
		await expect(open(lead, { committeeId: here.committeeIds.gerontologie })).rejects.toThrow(Forbidden);
		await expect(open(officer, { endsOn: "2027-03-31" })).rejects.toMatchObject({ code: "campaign.period-not-over", field: "endsOn" });
		await expect(open(officer, { dueOn: "2027-01-09" })).rejects.toMatchObject({ code: "campaign.due-in-past" });
		expect(await eventsNamed("campaign.opened")).toBe(1);
	});
});

describe("the grid", () => {
	it("enters forty values, each on its own; the lead returns two, which are asked again, and accepts the rest", async () => {
		for (let index = 0; index < 40; index++) await add(`Indicateur ${index}`);
		const campaignId = await open(officer);
		const expected = await expectedOf(campaignId);
		const outcomes = await enterValues(
			as(pilot),
			campaignId,
			expected.map(({ id }, index) => typed(id, { value: `${index + 1},5` })),
		);
		expect(outcomes.every((outcome) => outcome.kind === "saved" && outcome.state === "proposed")).toBe(true);
		const proposed = await proposedOf();
		expect(proposed.map(({ value }) => value)).toEqual(expected.map((_, index) => index + 1.5));
		await expect(review(pilot, "accept", proposed)).rejects.toThrow(Forbidden);
		await expect(review(lead, "return", proposed.slice(0, 2))).rejects.toMatchObject({ code: "measurement.reason-required" });
		await review(lead, "return", proposed.slice(0, 2), "Comptez aussi les enfants");
		await review(lead, "accept", proposed.slice(2));
		expect(await reading(as(pilot), (tx) => getCampaign(tx, here.territoryId, campaignId))).toMatchObject({
			expected: 40,
			missing: 2,
			proposed: 0,
		});
		const [first] = await expectedOf(campaignId);
		expect(first).toMatchObject({ state: "returned", returnReason: "Comptez aussi les enfants", revision: 2 });
		expect(await enterValues(as(pilot), campaignId, [typed(first?.id as string, { value: "3", revision: "2" })])).toMatchObject([
			{ kind: "saved", state: "proposed", revision: 3 },
		]);
		expect(await eventsNamed("measurement.returned")).toBe(2);
		expect(await eventsNamed("measurement.accepted")).toBe(38);
	});

	it("refuses each wrong row with its reason and saves the others", async () => {
		for (const label of ["A", "B", "C", "D", "E", "F"]) await add(label);
		await add("G", { nature: "qualitative", scale: "Faible\nMoyen\nFort", unit: "niveau" });
		const campaignId = await open(officer);
		const ids = (await expectedOf(campaignId)).map(({ id }) => id as string);
		const [a, b, c, d, e, f, g] = ids as string[] as [string, string, string, string, string, string, string];
		const outcomes = await enterValues(as(pilot), campaignId, [
			typed(a, { value: "1 234,5 personnes" }),
			typed(b, { value: "12 %" }),
			typed(c, { value: "douze" }),
			typed(d, { unavailableReason: "Le logiciel ne compte pas" }),
			typed(e, { value: "3", evidenceUrl: "javascript:alert(1)" }),
			typed(f, {}),
			typed(g, { value: "fort" }),
		]);
		expect(outcomes).toMatchObject([
			{ kind: "saved", value: "1234,5" },
			{ kind: "refused", code: "measurement.wrong-unit", field: "value" },
			{ kind: "refused", code: "indicator.not-a-number", field: "value" },
			{ kind: "saved", value: "" },
			{ kind: "refused", code: "measurement.not-a-link", field: "evidenceUrl" },
			{ kind: "unchanged", state: "missing", revision: 0 },
			{ kind: "saved", value: "Fort" },
		]);
		// its answer was lost and it is sent again: nothing changes, and the sender learns where it stands
		expect(await enterValues(as(pilot), campaignId, [typed(a, { value: "1234,5" })])).toMatchObject([
			{ kind: "unchanged", state: "proposed", revision: 1 },
		]);
		// seen by nobody since: refused with what stands, saved on the new revision
		expect(await enterValues(as(lead), campaignId, [typed(a, { value: "9" })])).toMatchObject([
			{ kind: "refused", code: "measurement.already-there", stored: { value: "1234,5", revision: 1 } },
		]);
		expect(await enterValues(as(lead), campaignId, [typed(a, { value: "9", revision: "1" })])).toMatchObject([
			{ kind: "saved", state: "accepted" },
		]);
		expect(await enterValues(as(pilot), campaignId, [typed(a, { value: "10", revision: "2" })])).toMatchObject([
			{ kind: "refused", code: "measurement.accepted" },
		]);
		for (const actor of [caf, reader]) {
			expect(await enterValues(as(actor), campaignId, [typed(b, { value: "1" })])).toMatchObject([{ kind: "refused" }]);
		}
		expect(await enterValues(as(foreigner), campaignId, [typed(b, { value: "1" })])).toMatchObject([{ code: "not-found" }]);
	});
});

describe("asking someone else", () => {
	const assign = (
		actor: Actor,
		{ person, revision = 1, ...fields }: { campaignId: CampaignId; expectedIds: string[]; person: Actor; revision?: number },
	) => assignValues(as(actor), AssignValues.parse({ ...fields, revision, personId: person.personId }));

	it("moves values to a person who can enter them, all or none", async () => {
		await add("A");
		await add("B");
		await add("De la Caf", { producerId: here.organisationIds.caf });
		const campaignId = await open(officer);
		const [a, b, theirs] = (await expectedOf(campaignId)).map(({ id }) => id as string) as [string, string, string];
		const colleague = await here.person("colette");
		await assign(lead, { campaignId, expectedIds: [a], person: colleague });
		const askedOf = async () => (await expectedOf(campaignId)).map(({ personId }) => personId);
		expect(await askedOf()).toEqual([colleague.personId, pilot.personId, caf.personId]);

		const refused = (actor: Actor, fields: { expectedIds?: string[]; person?: Actor; revision?: number }) =>
			assign(actor, { campaignId, expectedIds: [b], person: colleague, revision: 2, ...fields });
		for (const actor of [pilot, caf, reader]) await expect(refused(actor, {})).rejects.toThrow(Forbidden);
		await expect(refused(foreigner, {})).rejects.toThrow(NotFound);
		await expect(refused(lead, { revision: 1 })).rejects.toThrow(Conflict);
		await expect(refused(lead, { person: reader })).rejects.toMatchObject({ code: "sheet.unknown-person" });
		await expect(refused(lead, { person: foreigner })).rejects.toMatchObject({ code: "sheet.unknown-person" });
		await expect(refused(lead, { expectedIds: [b, theirs] })).rejects.toMatchObject({ code: "campaign.cannot-enter", field: "personId" });
		await expect(refused(lead, { expectedIds: [b, here.territoryId] })).rejects.toThrow(NotFound);
		expect(await eventsNamed("campaign.values-assigned")).toBe(1);
		const both = await Promise.allSettled([refused(lead, {}), refused(officer, { person: officer })]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);

		await closeCampaign(as(officer), CloseCampaign.parse({ campaignId, intent: "close", revision: 3 }));
		await expect(refused(officer, { revision: 4 })).rejects.toMatchObject({ code: "campaign.closed" });
	});
});

describe("values to review", () => {
	const dutiesOf = async ({ personId }: Actor) =>
		(
			await reading({ db: database.app, personId, territoryIds: [here.territoryId], now }, (tx) =>
				listDuties(tx, { personId, territoryIds: [here.territoryId] }, dayOf(now)),
			)
		)
			.filter(({ kind }) => kind === "review-values")
			.map(({ group, title, href }) => [group, title, href]);

	it("wait for the technical lead, for the stewards where nobody leads, and for nobody once judged", async () => {
		for (const label of ["A", "B"]) {
			const indicatorId = await add(label);
			await recordMeasurement(as(pilot), RecordMeasurement.parse({ sheetId, indicatorId, measuredOn: "2026-12-31", value: "1" }));
		}
		const duty = [["to-approve", "2 valeurs d'indicateurs proposées", `/t/ici-${count}/indicateurs/relecture`]];
		expect(await dutiesOf(lead)).toEqual(duty);
		for (const actor of [officer, pilot, reader]) expect(await dutiesOf(actor)).toEqual([]);
		await database.asAdmin("update mandate set ends_on = '2027-01-09', starts_on = '2027-01-09' where person_id = $1", [lead.personId]);
		expect(await dutiesOf(lead)).toEqual([]);
		expect(await dutiesOf(officer)).toEqual(duty);
		await review(officer, "accept", await proposedOf());
		expect(await dutiesOf(officer)).toEqual([]);
	});
});

describe("reviewing", () => {
	it("judges all the chosen values or none", async () => {
		const ids = [await add("A"), await add("B")];
		for (const indicatorId of ids) {
			await recordMeasurement(as(pilot), RecordMeasurement.parse({ sheetId, indicatorId, measuredOn: "2026-12-31", value: "1" }));
		}
		const [a, b] = (await proposedOf()) as unknown as [{ id: string; revision: number }, { id: string; revision: number }];
		await expect(review(lead, "accept", [a, { ...b, revision: 9 }])).rejects.toThrow(Conflict);
		await expect(review(foreigner, "accept", [a])).rejects.toThrow(NotFound);
		expect(await proposedOf()).toHaveLength(2);
		const both = await Promise.allSettled([review(lead, "accept", [a, b]), review(officer, "return", [b, a], "Non")]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect(await proposedOf()).toHaveLength(0);
	});
});

describe("closing a campaign", () => {
	it("locks its period for what it asked, until it is opened again", async () => {
		const indicatorId = await add("A");
		const free = await add("B", { frequency: "yearly" });
		const campaignId = await open(officer);
		await database.asAdmin("delete from expected_value where indicator_id = $1", [free]);
		const close = (actor: Actor, intent: string, revision: number) =>
			closeCampaign(as(actor), CloseCampaign.parse({ campaignId, intent, revision }));
		const measure = (id: string, measuredOn: string) =>
			recordMeasurement(as(officer), RecordMeasurement.parse({ sheetId, indicatorId: id, measuredOn, value: "1" }));
		for (const actor of [pilot, reader, lead]) await expect(close(actor, "close", 1)).rejects.toThrow(Forbidden);
		await expect(close(officer, "close", 9)).rejects.toThrow(Conflict);
		await close(officer, "close", 1);
		await expect(close(officer, "close", 2)).rejects.toMatchObject({ code: "campaign.closed" });
		await expect(measure(indicatorId, "2026-06-30")).rejects.toMatchObject({ code: "measurement.period-locked" });
		await measure(indicatorId, "2025-12-31");
		await measure(free, "2026-06-30");
		await close(officer, "reopen", 2);
		await measure(indicatorId, "2026-06-30");
		expect([await eventsNamed("campaign.closed"), await eventsNamed("campaign.reopened")]).toEqual([1, 1]);
	});
});
