import { beforeAll, describe, expect, it } from "vitest";
import { loadTerritory } from "#seeds/load.ts";
import { type SourceTerritory, sourceTerritories } from "#seeds/territories/index.ts";
import { addedCommitteePurpose, firstDayOf, lastDayOf, sheetCodeOf, sheetSlugOf } from "#seeds/territories/reading.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");

const count = async (from: string) => Number((await database.asAdmin<{ count: string }>(`select count(*) from ${from}`))[0]?.count);

beforeAll(async () => {
	await Promise.all(sourceTerritories.map((source) => loadTerritory(database.owner, now, source)));
});

describe("the five programmes", () => {
	it("hold 172 actions, 13 of them flagship", async () => {
		expect(await count("territory")).toBe(5);
		expect(await count("action_sheet")).toBe(172);
		expect(await count("action_sheet where is_flagship")).toBe(13);
	});

	it("show Redon with 4 axes, 13 objectives and 77 actions, 13 of them flagship", async () => {
		const redon = "territory_id = (select id from territory where slug = 'redon')";
		const counted = await Promise.all(
			[`axis where ${redon}`, `objective where ${redon}`, `action_sheet where ${redon}`, `action_sheet where is_flagship and ${redon}`].map(
				count,
			),
		);
		expect(counted).toEqual([4, 13, 77, 13]);
	});

	it("have the three coordination committees everywhere, and those of CCALS as its document describes them", async () => {
		const slugs = ["education-parentalite", "gerontologie", "insertion"];
		expect(await count(`committee where slug in ('${slugs.join("', '")}')`)).toBe(15);
		const real = await database.asAdmin(`select c.slug, c.commissions, c.chair_rule, a.number as axis,
				(select count(*)::int from committee_organisation o where o.committee_id = c.id) as members
			from committee c join territory t on t.id = c.territory_id join axis a on a.committee_id = c.id where t.slug = 'ccals' order by c.slug`);
		const chairRule = "Présidé par l'élu(e) référent(e)";
		expect(real).toEqual([
			{ slug: "education-parentalite", commissions: ["Enfance Jeunesse"], chair_rule: chairRule, axis: 1, members: 8 },
			{ slug: "gerontologie", commissions: ["Actions Sociales"], chair_rule: chairRule, axis: 3, members: 11 },
			{ slug: "insertion", commissions: ["Actions Sociales", "Dévt. éco."], chair_rule: chairRule, axis: 2, members: 12 },
		]);
	});

	it("are loaded once: a second load changes nothing", async () => {
		const before = await count("journal_entry");
		expect(await Promise.all(sourceTerritories.map((source) => loadTerritory(database.owner, now, source)))).toEqual([
			null,
			null,
			null,
			null,
			null,
		]);
		expect(await count("journal_entry")).toBe(before);
	});
});

describe("nothing is invented", () => {
	const texts = (value: unknown): string[] =>
		typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];

	it.each(sourceTerritories.map((source): [string, SourceTerritory] => [source.id, source]))(
		"every text of %s is in its data",
		async (slug, source) => {
			const told = new Set(texts(source));
			const stored = await database.asAdmin<{ text: string }>(
				`with here as (select id from territory where slug = $1)
			select title as text from programme where territory_id = (select id from here)
			union all select unnest(array[carrier, adopted_by, summary, note] || principles) from programme where territory_id = (select id from here)
			union all select unnest(array[title, context]) from axis where territory_id = (select id from here)
			union all select title from objective where territory_id = (select id from here)
			union all select unnest(array[title, goal]) from worksite where territory_id = (select id from here)
			union all select unnest(array[title] || steps) from worksite_item where territory_id = (select id from here)
			union all select unnest(array[name, note]) from organisation where territory_id = (select id from here)
			union all select unnest(array[name, purpose, chair_rule, cadence] || commissions) from committee
				where territory_id = (select id from here) and purpose is distinct from $2
			union all select unnest(array[title, schedule_label, context, need, aims] || string_to_array(description, chr(10)))
				from action_sheet where territory_id = (select id from here)
			union all select unnest(source_gaps) from territory where slug = $1`,
				[slug, addedCommitteePurpose],
			);
			expect(stored.length).toBeGreaterThan(50);
			expect(stored.map(({ text }) => text).filter((text) => text !== null && !told.has(text))).toEqual([]);
		},
	);

	it("dates come only from the documents", async () => {
		const dated = await database.asAdmin(
			"select slug, start_on::text, end_on::text from action_sheet where start_on is not null or end_on is not null order by slug",
		);
		expect(dated).toEqual([
			{ slug: "sables-olonne-action1", start_on: "2011-05-01", end_on: "2011-10-31" },
			{ slug: "sables-olonne-action2", start_on: "2011-09-01", end_on: "2013-09-30" },
			{ slug: "sables-olonne-action3", start_on: "2011-10-01", end_on: "2014-12-31" },
			{ slug: "sables-olonne-action4", start_on: "2011-10-01", end_on: "2011-12-31" },
			{ slug: "saint-sebastien-4-1-1", start_on: "2021-10-01", end_on: null },
			{ slug: "saint-sebastien-4-1-3", start_on: null, end_on: "2022-12-31" },
			{ slug: "saint-sebastien-5-1-2", start_on: "2020-01-01", end_on: "2024-12-31" },
			{ slug: "saint-sebastien-7-1-5", start_on: "2022-04-01", end_on: null },
		]);
		expect(await count("action_sheet where lead_person_id is not null or planned_budget is not null or need is not null")).toBe(0);
	});
});

describe("reading the data", () => {
	it.each([
		["redon.a1.o1.phare", "redon-1-1-phare", "1.1.P"],
		["ccals.o1.1", "ccals-1-1", "1.1"],
		["sables-olonne.action3", "sables-olonne-action3", "3"],
		["saint-sebastien.a3.o1.8", "saint-sebastien-3-1-8", "3.1.8"],
	])("gives %s the address %s and the code %s", (id, slug, code) => {
		expect([sheetSlugOf(id), sheetCodeOf(id)]).toEqual([slug, code]);
	});

	it("takes years and months as their first or last day", () => {
		expect(["2020", "2020-02", "2020-02-10", null].map(firstDayOf)).toEqual(["2020-01-01", "2020-02-01", "2020-02-10", null]);
		expect(["2020", "2020-02", "2020-02-10", null].map(lastDayOf)).toEqual(["2020-12-31", "2020-02-29", "2020-02-10", null]);
	});
});
