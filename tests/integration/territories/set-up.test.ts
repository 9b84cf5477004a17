import { beforeAll, describe, expect, it } from "vitest";
import { createSheets } from "#app/domain/action-sheets/commands/create-sheets.server.ts";
import { createCommittee } from "#app/domain/committees/commands/create-committee.server.ts";
import { addMember } from "#app/domain/people/commands/add-member.server.ts";
import { addOrganisation } from "#app/domain/people/commands/add-organisation.server.ts";
import { createProgramme } from "#app/domain/programmes/commands/create-programme.server.ts";
import type { ObjectiveId } from "#app/domain/programmes/types.ts";
import { createTerritory } from "#app/domain/territories/commands/create-territory.server.ts";
import { aTerritory, type BuiltTerritory, type OperatorCtx } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let here: BuiltTerritory;
let untouched: BuiltTerritory;
beforeAll(async () => {
	here = await aTerritory(database.owner, now, "ici");
	untouched = await aTerritory(database.owner, now, "intact");
});

const facts = async (ctx: OperatorCtx) =>
	(await database.asAdmin<{ name: string }>("select name from journal_entry where territory_id = $1 order by seq", [ctx.territoryId])).map(
		({ name }) => name,
	);

const committee = (ctx: OperatorCtx) => createCommittee(ctx, { slug: "copil", name: "Comité de pilotage", kind: "steering_committee" });
const organisation = (ctx: OperatorCtx) => addOrganisation(ctx, { slug: "msa", name: "MSA", kind: "msa" });
const programme = (ctx: OperatorCtx) => createProgramme(ctx, { slug: "plan", title: "Plan", type: "plan_strategique", axes: [] });
const member = (ctx: OperatorCtx) =>
	addMember(ctx, {
		email: "nadia@ici.example",
		displayName: "Nadia",
		organisationId: here.organisationIds.caf,
		role: "partner",
		startsOn: "2026-01-01",
	});
const sheets = (ctx: OperatorCtx) =>
	createSheets(ctx, [{ slug: "jardin", code: "1.1", title: "Jardin partagé", objectiveId: here.objectiveIds[0] as ObjectiveId }]);

it("a commune is in the département that its code begins with, unless another is said", async () => {
	const territory = (slug: string, more: object) =>
		createTerritory({ db: database.owner, now }, { slug, name: slug, kind: "commune", ...more });
	await territory("basse-terre", { inseeCode: "97105" });
	await territory("metz", { inseeCode: "57463", departmentCode: "54" });
	await territory("quelque-part", {});
	const rows = await database.asAdmin(
		"select slug, department_code, department_name from territory where slug in ('basse-terre', 'metz', 'quelque-part') order by slug",
	);
	expect(rows).toEqual([
		{ slug: "basse-terre", department_code: "971", department_name: "Guadeloupe" },
		{ slug: "metz", department_code: "54", department_name: "Meurthe-et-Moselle" },
		{ slug: "quelque-part", department_code: null, department_name: null },
	]);
});

const acts: [string, string, string, (ctx: OperatorCtx) => Promise<unknown>][] = [
	["a committee", "committee.created", "committee.slug-taken", committee],
	["an organisation", "organisation.added", "organisation.slug-taken", organisation],
	["a member", "member.added", "member.already-there", member],
	["sheets", "sheets.loaded", "sheet.slug-taken", sheets],
];

describe("what the operator sets up", () => {
	it.each(acts)("writes %s once: the fact is recorded, a second is refused and leaves nothing", async (_, fact, code, act) => {
		const before = await facts(here.operator);
		await act(here.operator);
		const after = [...before, fact];
		expect(await facts(here.operator)).toEqual(after);
		await expect(act(here.operator)).rejects.toMatchObject({ kind: "rule", code });
		expect(await facts(here.operator)).toEqual(after);
	});

	it("writes one of two asked for at once", async () => {
		const there = await aTerritory(database.owner, now, "la-bas");
		const outcomes = await Promise.allSettled([committee(there.operator), committee(there.operator)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect((await facts(there.operator)).filter((name) => name === "committee.created")).toHaveLength(3);
	});

	it("opens a territory once", async () => {
		const open = () => createTerritory({ db: database.owner, now }, { slug: "nouveau", name: "Nouveau", kind: "epci" });
		const territoryId = await open();
		expect(await facts({ ...here.operator, territoryId })).toEqual(["territory.created"]);
		await expect(open()).rejects.toMatchObject({ kind: "rule", code: "territory.slug-taken", field: "slug" });
	});

	it.each([...acts.map(([what, , , act]) => [what, act] as const), ["a programme", programme] as const])(
		"is beyond the web, when it asks for %s in nobody's name",
		async (_, act) => {
			const before = await facts(untouched.operator);
			await expect(act({ ...untouched.operator, db: database.app })).rejects.toThrow();
			expect(await facts(untouched.operator)).toEqual(before);
		},
	);
});
