import { countDocument, countTable } from "#app/documents/referral-counts.ts";
import { getTerritoryName } from "#app/domain/exports/queries.server.ts";
import { listIndicators } from "#app/domain/indicators/queries.server.ts";
import { IndicatorFilters } from "#app/domain/indicators/schema.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import { latestYear } from "#app/domain/referral-counts/periods.ts";
import { enterCount, readCounts } from "#app/domain/referral-counts/policy.ts";
import { getPublishedYear } from "#app/domain/referral-counts/queries.server.ts";
import { CountFilters } from "#app/domain/referral-counts/schema.ts";
import { type PublishedYear, tableKeys, totalLine } from "#app/domain/referral-counts/types.ts";
import { countLineLabel, countTableLabels, countUnit, periodLabel } from "#app/messages/referral-counts.ts";

const yearsBack = 5;
/** No list of a territory's indicators is longer. */
const everyIndicator = 2_000;

async function readYear(tx: ReadTx, { actor, now }: Ctx, search: URLSearchParams) {
	assertAllowed(readCounts(actor, { territoryId: actor.territoryId }));
	const { annee, periode } = CountFilters.parse(Object.fromEntries(search));
	const year = annee ?? latestYear(dayOf(now));
	return { year, view: periode, published: await getPublishedYear(tx, actor.territoryId, year, now) };
}

/** Page « Orientations en chiffres ». */
export function presentCounts(ctx: Ctx, search: URLSearchParams) {
	const thisYear = Number(dayOf(ctx.now).slice(0, 4));
	return reading(ctx, async (tx) => {
		const read = await readYear(tx, ctx, search);
		const years = Array.from({ length: yearsBack }, (_, back) => thisYear - back);
		return {
			territory: ctx.actor.territorySlug,
			...read,
			years: [...new Set([...years, read.year])].sort((a, b) => b - a),
			can: { enter: enterCount(ctx.actor).allowed },
		};
	});
}

/** The same numbers as rows of a spreadsheet and as a document. */
export function presentCountFiles(ctx: Ctx, search: URLSearchParams) {
	const { actor, now } = ctx;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const { year, published } = await readYear(tx, ctx, search);
		return {
			year,
			table: countTable(published),
			document: countDocument(published, { territory: await getTerritoryName(tx, actor.territoryId), today }),
			fileName: `orientations-chiffres-${actor.territorySlug}-${year}`,
		};
	});
}

/** What may be carried over: each number that a table shows, its total included. */
const shownCounts = ({ tables }: PublishedYear, table: string, view: CountFilters["periode"]) =>
	tables
		.filter(({ key }) => key === table)
		.flatMap(({ key, lines, total }) => [...lines, { code: totalLine, counts: total }].map(({ code, counts }) => ({ key, code, counts })))
		.map(({ key, code, counts }) => ({
			label: countLineLabel(key, code),
			options: Object.entries(counts).flatMap(([period, count]) =>
				count === null || period.includes("T") !== (view === "trimestre")
					? []
					: [
							{
								value: `${key}/${code}/${period}`,
								label: `${countLineLabel(key, code)}, ${periodLabel(period)}\u00a0: ${count} ${countUnit}`,
							},
						],
			),
		}))
		.filter(({ options }) => options.length > 0);

/** Page that carries a published number over to an indicator. */
export function presentCountEntry(ctx: Ctx, search: URLSearchParams) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		assertAllowed(enterCount(actor));
		const { year, view, published } = await readYear(tx, ctx, search);
		const table = tableKeys.find((key) => key === search.get("tableau")) ?? "need";
		const { indicators } = await listIndicators(tx, actor.territoryId, IndicatorFilters.parse({}), everyIndicator);
		return {
			territory: actor.territorySlug,
			...{ year, view, table },
			tables: tableKeys.map((key) => ({ value: key, label: countTableLabels[key].title })),
			counts: shownCounts(published, table, view),
			indicators: indicators
				.filter(({ scale }) => scale.length === 0)
				.map(({ id, label, unit, sheetCode }) => ({ value: id, label: `${sheetCode} – ${label} (${unit})` })),
		};
	});
}
