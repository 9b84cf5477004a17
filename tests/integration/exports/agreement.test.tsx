import { renderToStaticMarkup } from "react-dom/server";
import { beforeAll, expect, it } from "vitest";
import { printCsv } from "#app/adapters/documents/csv.server.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { recordMeasurement } from "#app/domain/indicators/commands/record-measurement.server.ts";
import { AddIndicator, RecordMeasurement } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { DocumentBlock } from "#app/domain/kernel/document.ts";
import { presentSheetDocument, presentValueTable } from "#app/presenters/export.server.ts";
import { presentIndicator } from "#app/presenters/indicator-page.server.ts";
import { IndicatorView } from "#app/ui/indicators/indicator-view.tsx";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });
const accepted = [12.5, 40, 1250.75, 980];
const proposed = 1100;
const target = 1000;

let reader: Actor;
let indicatorId: string;

beforeAll(async () => {
	const here = await aTerritory(database.owner, now, "ici");
	const officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	const producer = await here.person("carole", { organisation: "caf" });
	reader = await here.person("lise", { role: "reader" });
	const sheetId = await aSheet(here, { slug: "fiche" });
	const id = await addIndicator(
		as(officer),
		AddIndicator.parse({
			...{ sheetId, label: "Foyers <suivis> & « aidés »", type: "output", unit: "foyers", producerId: here.organisationIds.caf },
			yearlyTargets: `2025 : ${target}`,
		}),
	);
	indicatorId = id;
	const measure = (actor: Actor, measuredOn: string, said: Record<string, string>) =>
		recordMeasurement(as(actor), RecordMeasurement.parse({ sheetId, indicatorId: id, measuredOn, ...said }));
	for (const [index, value] of accepted.entries())
		await measure(officer, `${2022 + index}-06-30`, { value: String(value).replace(".", ",") });
	await measure(officer, "2026-06-30", { unavailableReason: "Logiciel en panne" });
	await measure(producer, "2026-10-01", { value: String(proposed) });
});

/** The values that a drawing shows, read back from the heights of its points against the figures of its axis. */
function pointsOf(svg: string, point: RegExp): number[] {
	const axis = [...svg.matchAll(/<text x="54" y="([\d.]+)"[^>]*>([^<]+)<\/text>/g)].map(([, y, text]) => ({
		y: Number(y) - 4,
		value: numberOf(text as string),
	}));
	const [low, high] = [axis[0], axis.at(-1)] as [(typeof axis)[number], (typeof axis)[number]];
	expect(high.value).toBeGreaterThan(low.value);
	return [...svg.matchAll(point)].map(([, y]) => {
		const value = low.value + ((Number(y) - low.y) / (high.y - low.y)) * (high.value - low.value);
		return Math.round(value * 100) / 100;
	});
}
const numberOf = (text: string) => Number(text.replace(/[\s\u00a0\u202f]|foyers/g, "").replace(",", "."));

it("shows the same values in the chart, its table, the document and the CSV", async () => {
	const shown = await presentIndicator(as(reader), indicatorId);
	const page = renderToStaticMarkup(<IndicatorView {...shown} />);
	// those of the legend stand at 7
	expect(pointsOf(page, /<circle class="chart-point" cx="(?!7")[\d.]+" cy="([\d.]+)"/g)).toEqual(accepted);
	expect(pointsOf(page, /<circle class="chart-proposed" cx="(?!7")[\d.]+" cy="([\d.]+)"/g)).toEqual([proposed]);
	const rows = [...page.matchAll(/<strong>([^<]+foyers)<\/strong>/g)].map(([, text]) => numberOf(text as string));
	expect(rows).toEqual([proposed, ...accepted.toReversed()]);
	expect(page).toContain("Logiciel en panne");

	const { document } = await presentSheetDocument(as(reader), "fiche");
	const section = document.sections.find(({ title }) => title.startsWith("Foyers"));
	const block = <Kind extends DocumentBlock["kind"]>(kind: Kind) =>
		section?.blocks.find((one) => one.kind === kind) as Extract<DocumentBlock, { kind: Kind }>;
	expect(pointsOf(block("figure").svg, /<circle cx="[\d.]+" cy="([\d.]+)" r="4.5" fill="#0c4e57"/g).slice(0, 4)).toEqual(accepted);
	expect(block("figure").alt).toContain(
		"4 valeurs, de 12,5 foyers le 30 juin 2022 à 980 foyers le 30 juin 2025. Cible\u00a0: 1\u202f000 foyers",
	);
	expect(block("table").rows).toEqual([
		["2026", "non disponible", "", "foyers", "30 juin 2026", "Logiciel en panne"],
		["2025", "980", "1\u202f000", "foyers", "30 juin 2025", ""],
		["2024", "1\u202f250,75", "", "foyers", "30 juin 2024", ""],
		["2023", "40", "", "foyers", "30 juin 2023", ""],
		["2022", "12,5", "", "foyers", "30 juin 2022", ""],
	]);
	expect(section?.blocks.at(-1)).toEqual({ kind: "text", text: "1 valeur n'est pas encore acceptée\u00a0: elle n'est pas imprimée." });

	const csv = printCsv((await presentValueTable(as(reader), indicatorId)).table).toString("utf8");
	const cells = csv
		.trim()
		.split("\r\n")
		.slice(1)
		.map((line) => line.split(";"));
	expect(cells.map(([day, value, , , wanted, state]) => [day, value, wanted, state])).toEqual([
		["01/10/2026", "1100", "", "Proposée"],
		["30/06/2026", "", "", "Acceptée"],
		["30/06/2025", "980", "1000", "Acceptée"],
		["30/06/2024", "1250,75", "", "Acceptée"],
		["30/06/2023", "40", "", "Acceptée"],
		["30/06/2022", "12,5", "", "Acceptée"],
	]);
});
