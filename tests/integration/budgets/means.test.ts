import { beforeAll, describe, expect, it } from "vitest";
import { addBudgetLine } from "#app/domain/budgets/commands/add-budget-line.server.ts";
import { addCommitment } from "#app/domain/budgets/commands/add-commitment.server.ts";
import { addFunding } from "#app/domain/budgets/commands/add-funding.server.ts";
import { addFundingLink } from "#app/domain/budgets/commands/add-funding-link.server.ts";
import { editBudgetLine } from "#app/domain/budgets/commands/edit-budget-line.server.ts";
import { editCommitment } from "#app/domain/budgets/commands/edit-commitment.server.ts";
import { editFunding } from "#app/domain/budgets/commands/edit-funding.server.ts";
import { removeBudgetLine } from "#app/domain/budgets/commands/remove-budget-line.server.ts";
import { removeCommitment } from "#app/domain/budgets/commands/remove-commitment.server.ts";
import { removeFunding } from "#app/domain/budgets/commands/remove-funding.server.ts";
import { removeFundingLink } from "#app/domain/budgets/commands/remove-funding-link.server.ts";
import { getMeans, getSummedMeans, listAmounts } from "#app/domain/budgets/queries.server.ts";
import { sumOf } from "#app/domain/budgets/rules.ts";
import {
	AddBudgetLine,
	AddCommitment,
	AddFunding,
	AddFundingLink,
	EditBudgetLine,
	EditCommitment,
	EditFunding,
} from "#app/domain/budgets/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { newId, type SheetId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let there: BuiltTerritory;
const people = {} as Record<"officer" | "lead" | "partner" | "caf" | "reader" | "foreigner", Actor>;
let count = 0;

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	there = await aTerritory(database.owner, now, "la-bas");
	people.officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	people.lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	people.partner = await here.person("paul", { organisation: "ccas" });
	people.caf = await here.person("carole", { organisation: "caf" });
	people.reader = await here.person("lise", { role: "reader" });
	people.foreigner = await there.person("fred", { role: "admin" });
});

const newSheet = (over = {}) => aSheet(here, { slug: `fiche-${++count}`, ...over });
const line = (sheetId: SheetId, over = {}) =>
	AddBudgetLine.parse({ sheetId, stage: "planned", nature: "running", year: "2027", label: "Animation", amount: "1 000,10", ...over });
const funding = (sheetId: SheetId, over = {}) => AddFunding.parse({ sheetId, funderName: "ANS", year: "2027", promised: "500", ...over });
const commitment = (sheetId: SheetId, over = {}) =>
	AddCommitment.parse({ sheetId, organisationId: here.organisationIds.ccas, promise: "Prêter une salle", ...over });
const eventsOf = async (sheetId: string) =>
	(
		await database.asAdmin<{ name: string }>("select name from journal_entry where payload::jsonb ->> 'sheetId' = $1 order by seq", [
			sheetId,
		])
	).map(({ name }) => name);
const meansOf = (sheetId: SheetId) => reading(as(people.reader), (tx) => getMeans(tx, here.territoryId, sheetId));

describe("the budget of a sheet", () => {
	it("is added to, changed and taken from by whoever edits the sheet, one event each", async () => {
		const sheetId = await newSheet();
		const lineId = await addBudgetLine(as(people.lead), line(sheetId));
		await editBudgetLine(
			as(people.officer),
			EditBudgetLine.parse({ ...line(sheetId), sheetId, lineId, revision: 1, year: "2028", amount: "2000,5", label: "Véhicule" }),
		);
		expect((await meansOf(sheetId)).lines).toMatchObject([{ year: 2028, amount: 2000.5, label: "Véhicule", revision: 2 }]);
		await removeBudgetLine(as(people.lead), { sheetId, lineId, revision: 2 });
		expect((await meansOf(sheetId)).lines).toEqual([]);
		expect((await eventsOf(sheetId)).slice(-3)).toEqual(["budget-line.added", "budget-line.edited", "budget-line.removed"]);
	});

	it.each([
		["a partner", () => people.partner, Forbidden],
		["a reader", () => people.reader, Forbidden],
		["someone of another territory", () => people.foreigner, NotFound],
	])("is not written by %s, and nothing is recorded", async (_, who, refusal) => {
		const sheetId = await newSheet();
		const before = await eventsOf(sheetId);
		await expect(addBudgetLine(as(who()), line(sheetId))).rejects.toThrow(refusal);
		await expect(addFunding(as(who()), funding(sheetId))).rejects.toThrow(refusal);
		await expect(
			addFundingLink(as(who()), AddFundingLink.parse({ sheetId, kind: "territory_bonus", label: "Bonus", url: "https://caf.fr" })),
		).rejects.toThrow(refusal);
		expect(await eventsOf(sheetId)).toEqual(before);
	});

	it("refuses what was read before someone changed it, with what stands now", async () => {
		const sheetId = await newSheet();
		const lineId = await addBudgetLine(as(people.lead), line(sheetId));
		const edit = (amount: string) => EditBudgetLine.parse({ ...line(sheetId), lineId, revision: 1, amount });
		const outcomes = await Promise.allSettled([
			editBudgetLine(as(people.lead), edit("10")),
			editBudgetLine(as(people.officer), edit("20")),
		]);
		const lost = outcomes.filter(({ status }) => status === "rejected") as PromiseRejectedResult[];
		expect(lost).toHaveLength(1);
		expect(lost[0]?.reason).toBeInstanceOf(Conflict);
		expect(lost[0]?.reason).toMatchObject({ current: { revision: 2 } });
		await expect(removeBudgetLine(as(people.lead), { sheetId, lineId, revision: 1 })).rejects.toThrow(Conflict);
	});

	it("does not find the line of another sheet", async () => {
		const lineId = await addBudgetLine(as(people.lead), line(await newSheet()));
		const other = await newSheet();
		await expect(removeBudgetLine(as(people.lead), { sheetId: other, lineId, revision: 1 })).rejects.toThrow(NotFound);
	});
});

describe("funding", () => {
	it("comes from an organisation or a name, and keeps what was promised apart from what was received", async () => {
		const sheetId = await newSheet();
		const fundingId = await addFunding(as(people.lead), funding(sheetId));
		await editFunding(
			as(people.lead),
			EditFunding.parse({
				...{ sheetId, fundingId, revision: 1, year: "2027" },
				...{ organisationId: here.organisationIds.caf, promised: "500", received: "250,5" },
			}),
		);
		expect((await meansOf(sheetId)).fundings).toMatchObject([{ funder: "CAF", funderName: null, promised: 500, received: 250.5 }]);
		const fromAfar = funding(sheetId, { funderName: null, organisationId: there.organisationIds.caf });
		await expect(addFunding(as(people.lead), fromAfar)).rejects.toThrow(RuleViolation);
		await expect(removeFunding(as(people.lead), { sheetId, fundingId, revision: 1 })).rejects.toThrow(Conflict);
		await removeFunding(as(people.lead), { sheetId, fundingId, revision: 2 });
		expect((await eventsOf(sheetId)).slice(-3)).toEqual(["funding.added", "funding.edited", "funding.removed"]);
	});

	it("of the Caf is linked to its agreement", async () => {
		const sheetId = await newSheet();
		const input = AddFundingLink.parse({ sheetId, kind: "caf_agreement", label: "Convention", url: "https://caf.fr/c" });
		const linkId = await addFundingLink(as(people.lead), input);
		expect((await meansOf(sheetId)).links).toEqual([{ id: linkId, kind: "caf_agreement", label: "Convention", url: "https://caf.fr/c" }]);
		await removeFundingLink(as(people.lead), { sheetId, linkId });
		await expect(removeFundingLink(as(people.lead), { sheetId, linkId })).rejects.toThrow(NotFound);
	});
});

describe("totals", () => {
	it("add up per sheet, objective and year to the cent, each sheet counted once", async () => {
		const objectiveId = here.objectiveIds[1] as string;
		const first = await newSheet({ objectiveId });
		const second = await newSheet({ objectiveId });
		for (const [sheetId, amount] of [
			[first, "0,10"],
			[first, "0,20"],
			[second, "1000,33"],
		] as const) {
			await addBudgetLine(as(people.officer), line(sheetId, { amount }));
		}
		await addBudgetLine(as(people.officer), line(first, { stage: "actual", nature: "investment", amount: "7", year: "2026" }));
		await addBudgetLine(as(people.officer), line(first, { unit: "fte", amount: "0,5" }));
		await addFunding(as(people.officer), funding(second, { received: "100" }));
		const { ofFirst, all, investment } = await reading(as(people.reader), async (tx) => ({
			ofFirst: (await getSummedMeans(tx, here.territoryId, first)).years,
			all: (await listAmounts(tx, here.territoryId)).filter((row) => row.objectiveId === objectiveId),
			investment: await listAmounts(tx, here.territoryId, { nature: "investment" }),
		}));
		expect(ofFirst).toMatchObject([
			{ year: 2026, planned: 0, actual: 7 },
			{ year: 2027, planned: 0.3, actual: 0, plannedFte: 0.5 },
		]);
		expect(sumOf(all)).toEqual({ planned: 1000.63, actual: 7, promised: 500, received: 100, plannedFte: 0.5, actualFte: 0 });
		expect(sumOf(investment)).toMatchObject({ planned: 0, actual: 7, promised: 0 });
		expect(await reading(as(people.foreigner), (tx) => listAmounts(tx, here.territoryId))).toEqual([]);
	});

	it("take the first estimate of a sheet until it has lines, then their sum alone", async () => {
		const territory = await aTerritory(database.owner, now, "estimations");
		const officer = await territory.person("claire", { role: "cooperation_officer" });
		const [objectiveId = "", other = ""] = territory.objectiveIds as string[];
		const estimated = await aSheet(territory, { slug: "estimee", objectiveId });
		const counted = await aSheet(territory, { slug: "comptee", objectiveId });
		const elsewhere = await aSheet(territory, { slug: "ailleurs", objectiveId: other });
		await database.asAdmin("update action_sheet set planned_budget = 1000.5, actual_budget = 40 where territory_id = $1", [
			territory.territoryId,
		]);
		await addBudgetLine(as(officer), line(counted, { amount: "300" }));
		await addBudgetLine(as(officer), line(elsewhere, { amount: "7" }));
		await addBudgetLine(as(officer), line(elsewhere, { stage: "actual", amount: "5" }));
		const { sheets, amounts, running } = await reading(as(officer), async (tx) => ({
			sheets: await Promise.all([estimated, counted, elsewhere].map((id) => getSummedMeans(tx, territory.territoryId, id))),
			amounts: await listAmounts(tx, territory.territoryId),
			running: await listAmounts(tx, territory.territoryId, { nature: "running" }),
		}));
		expect(sheets.map(({ budget, years, total }) => [budget, years.map(({ year }) => year), total.planned, total.actual])).toEqual([
			[{ planned: { amount: 1000.5, isEstimate: true }, actual: { amount: 40, isEstimate: true } }, [null], 1000.5, 40],
			[{ planned: { amount: 300, isEstimate: false }, actual: { amount: 40, isEstimate: true } }, [2027, null], 300, 40],
			[{ planned: { amount: 7, isEstimate: false }, actual: { amount: 5, isEstimate: false } }, [2027], 7, 5],
		]);
		const under = (id: string) => sumOf(amounts.filter((row) => row.objectiveId === id || row.axisId === id || row.programmeId === id));
		const { axisId, programmeId } = amounts.find((row) => row.objectiveId === objectiveId) as (typeof amounts)[number];
		expect(under(objectiveId)).toMatchObject({ planned: 1300.5, actual: 80 });
		expect(under(axisId)).toEqual(under(objectiveId));
		expect(under(other)).toMatchObject({ planned: 7, actual: 5 });
		expect(under(programmeId)).toMatchObject({ planned: 1307.5, actual: 85 });
		expect(sumOf(running)).toMatchObject({ planned: 307, actual: 5 });
	});
});

describe("a commitment", () => {
	it("is written by the partner's own people, and by nobody else's", async () => {
		const sheetId = await newSheet({ partnerIds: [here.organisationIds.ccas, here.organisationIds.caf] });
		const commitmentId = await addCommitment(as(people.partner), commitment(sheetId));
		const kept = EditCommitment.parse({
			...{ sheetId, commitmentId, revision: 1, promise: "Prêter une salle" },
			...{ deliveredOn: "2026-11-20", delivery: "Salle ouverte le mardi" },
		});
		await expect(editCommitment(as(people.caf), kept)).rejects.toThrow("commitment.not-yours");
		await expect(addCommitment(as(people.caf), commitment(sheetId))).rejects.toThrow("commitment.not-yours");
		await expect(editCommitment(as(people.reader), kept)).rejects.toThrow(Forbidden);
		await editCommitment(as(people.partner), kept);
		await expect(editCommitment(as(people.officer), kept)).rejects.toThrow(Conflict);
		expect((await meansOf(sheetId)).commitments).toMatchObject([{ organisationName: "CCAS", deliveredOn: "2026-11-20", revision: 2 }]);
		await expect(removeCommitment(as(people.caf), { sheetId, commitmentId, revision: 2 })).rejects.toThrow(Forbidden);
		await removeCommitment(as(people.partner), { sheetId, commitmentId, revision: 2 });
		expect((await eventsOf(sheetId)).slice(-3)).toEqual(["commitment.added", "commitment.edited", "commitment.removed"]);
	});

	it("needs the organisation to take part in the sheet, unless the sheet's editors say it", async () => {
		const sheetId = await newSheet();
		await expect(addCommitment(as(people.partner), commitment(sheetId))).rejects.toThrow(Forbidden);
		await addCommitment(as(people.lead), commitment(sheetId));
		await expect(addCommitment(as(people.lead), commitment(sheetId, { organisationId: newId() }))).rejects.toThrow(RuleViolation);
	});

	it("is not kept before the day comes", async () => {
		const sheetId = await newSheet();
		await expect(addCommitment(as(people.lead), commitment(sheetId, { deliveredOn: "2026-11-23" }))).rejects.toMatchObject({
			field: "deliveredOn",
		});
	});
});
