import { beforeAll, describe, expect, it } from "vitest";
import { createSheets } from "#app/domain/action-sheets/commands/create-sheets.server.ts";
import { SheetFilters } from "#app/domain/action-sheets/filters.ts";
import * as policy from "#app/domain/action-sheets/policy.ts";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { countSheets, listSheets, listSheetsOfProgramme } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { findSheetBySlug, listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { isLate } from "#app/domain/action-sheets/rules.ts";
import { type SheetStatus, sheetStatuses } from "#app/domain/action-sheets/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const today = dayOf(now);
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let there: BuiltTerritory;
let lead: Actor;
let reader: Actor;

const list = async (actor: Actor, filters: Record<string, string> = {}) =>
	(await reading(as(actor), (tx) => listSheets(tx, { filters: SheetFilters.parse(filters), actor, today }))).sheets;
const slugs = async (filters: Record<string, string>, actor = reader) => (await list(actor, filters)).map(({ slug }) => slug);

beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	there = await aTerritory(database.owner, now, "la-bas");
	lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	reader = await here.person("lise", { role: "reader" });
	const [first = "", second = ""] = here.objectiveIds;
	await createSheets(here.operator, [
		{ slug: "un-10", code: "1.10", title: "Épicerie solidaire", objectiveId: first, description: "Un lieu d'échange" },
		{
			slug: "un-9",
			code: "1.9",
			title: "Mobilité à 100 %",
			objectiveId: first,
			endOn: "2026-11-21",
			leadOrganisationId: here.organisationIds.caf,
		},
		{
			slug: "deux-1",
			code: "2.1",
			title: "Aidants",
			objectiveId: second,
			endOn: "2027-01-31",
			isFlagship: true,
			steps: ["Réunir", "Former"],
		},
	]);
	await aSheet(there, { slug: "ailleurs" });
});

describe("the list of sheets", () => {
	it("follows the programme, 1.9 before 1.10", async () => {
		expect(await slugs({})).toEqual(["un-9", "un-10", "deux-1"]);
	});

	it.each<[Record<string, string>, string[]]>([
		[{ q: "epicerie" }, ["un-10"]],
		[{ q: "ÉCHANGE" }, ["un-10"]],
		[{ q: "100 %" }, ["un-9"]],
		[{ q: "_" }, []],
		[{ statut: "late" }, ["un-9"]],
		[{ statut: "draft" }, ["un-9", "un-10", "deux-1"]],
		[{ statut: "completed" }, []],
		[{ sans: "pilote" }, ["un-10", "deux-1"]],
		[{ sans: "echeance" }, ["un-10"]],
		[{ phare: "1" }, ["deux-1"]],
		[{ tri: "title" }, ["deux-1", "un-10", "un-9"]],
		[{ tri: "end" }, ["un-9", "deux-1", "un-10"]],
		[{ tri: "end", sens: "desc" }, ["deux-1", "un-9", "un-10"]],
		[{ tri: "code", sens: "desc" }, ["deux-1", "un-10", "un-9"]],
		[{ axe: "0198a000-0000-7000-8000-000000000001" }, []],
		[{ statut: "nimporte", axe: "pas-un-id", page: "zéro" }, ["un-9", "un-10", "deux-1"]],
	])("answers %j with %j", async (filters, expected) => {
		expect(await slugs(filters)).toEqual(expected);
	});

	it("knows the axis, the objective and the pilot it filters by, and whose sheets are mine", async () => {
		const [, second = ""] = here.objectiveIds;
		expect(await slugs({ objectif: second })).toEqual(["deux-1"]);
		expect(await slugs({ pilote: here.organisationIds.caf })).toEqual(["un-9"]);
		expect(await slugs({ moi: "1" })).toEqual([]);
		expect(await slugs({ moi: "1" }, lead)).toEqual(["un-9", "un-10"]);
	});

	it("gives fifty sheets a page, and the rest on the next", async () => {
		const territory = await aTerritory(database.owner, now, "nombreuses");
		const actor = await territory.person("lea");
		const objectiveId = territory.objectiveIds[0] as string;
		const numbers = Array.from({ length: 51 }, (_, index) => `1.${index + 1}`);
		await createSheets(
			territory.operator,
			numbers.map((code) => ({ slug: code.replace(".", "-"), code, title: code, objectiveId })),
		);
		const codes = async (page: string) => (await list(actor, { page })).map(({ code }) => code);
		expect([...(await codes("1")), ...(await codes("2"))]).toEqual(numbers);
		expect(await codes("2")).toEqual(["1.51"]);
		expect(await codes("3"), "beyond, the last").toEqual(["1.51"]);
	});

	it("counts what stands out", async () => {
		expect(await reading(as(lead), (tx) => countSheets(tx, lead, today))).toEqual({
			total: 3,
			mine: 2,
			late: 1,
			blocked: 0,
			flagship: 1,
			withoutLead: 2,
			withoutEnd: 1,
			withoutNote: 0,
		});
	});

	it("calls late exactly what the rule calls late", async () => {
		const days: (Day | null)[] = [null, "2026-11-21" as Day, today, "2026-11-23" as Day];
		const territory = await aTerritory(database.owner, now, "retards");
		const actor = await territory.person("lea");
		const objectiveId = territory.objectiveIds[0] as string;
		const wanted = sheetStatuses.flatMap((status) =>
			days.map((endOn, day) => ({ status, endOn, slug: `${status.replace("_", "-")}-${day}` })),
		);
		await createSheets(
			territory.operator,
			wanted.map(({ slug, endOn }) => ({ slug, code: slug, title: slug, objectiveId, endOn })),
		);
		for (const { slug, status } of wanted) {
			await database.asAdmin("update action_sheet set status = $1, status_reason = 'dit' where slug = $2 and territory_id = $3", [
				status,
				slug,
				territory.territoryId,
			]);
		}
		const tree = await reading(as(actor), (tx) => listSheetsOfProgramme(tx, actor, today));
		expect(tree).toHaveLength(wanted.length);
		for (const { slug, status, endOn } of wanted) {
			expect([slug, tree.find((one) => one.slug === slug)?.isLate]).toEqual([
				slug,
				isLate({ status: status as SheetStatus, endOn }, today),
			]);
		}
	});
});

it("lists to each member what the policy lets them read, and what the wall lets through", async () => {
	const foreigner = await there.person("fred", { role: "admin" });
	const everySheet = await database.asAdmin<{ slug: string; territoryId: Actor["territoryId"] }>(
		`select slug, territory_id as "territoryId" from action_sheet where territory_id in ($1, $2) order by slug`,
		[here.territoryId, there.territoryId],
	);
	for (const actor of [lead, reader, foreigner]) {
		const readable = everySheet.filter((sheet) => policy.readSheet(actor, sheet).allowed).map(({ slug }) => slug);
		expect((await slugs({}, actor)).sort()).toEqual(readable);
		const options = await reading(as(actor), (tx) => listSheetOptions(tx, actor.territoryId));
		expect(options.map(({ slug }) => slug).sort()).toEqual(readable);
		const past = await reading(as(actor), (tx) => tx.selectFrom("actionSheet").select("slug").orderBy("slug").execute());
		expect(past.map(({ slug }) => slug)).toEqual(readable);
	}
});

it("shows a sheet with all it holds, and nothing of another territory", async () => {
	const sheet = await reading(as(reader), (tx) => getSheet(tx, here.territoryId, "deux-1"));
	expect(sheet).toMatchObject({
		code: "2.1",
		axisNumber: 2,
		committeeSlug: "gerontologie",
		resumesTo: "draft",
		milestones: [
			{ title: "Réunir", dueOn: null, ownerName: null },
			{ title: "Former", dueOn: null, ownerName: null },
		],
		history: [{ fromStatus: null, toStatus: "draft" }],
	});
	await expect(reading(as(reader), (tx) => getSheet(tx, here.territoryId, "ailleurs"))).rejects.toThrow(NotFound);
	expect(await reading(as(reader), (tx) => findSheetBySlug(tx, there.territoryId, "ailleurs"))).toBeNull();
});
