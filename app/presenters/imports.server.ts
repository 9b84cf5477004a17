import { lettersOf, textOf } from "#app/domain/imports/cells.ts";
import { headersAt, isTerritoiresEnTransitions } from "#app/domain/imports/guess.ts";
import { mappingFaults, planImport } from "#app/domain/imports/plan.ts";
import * as policy from "#app/domain/imports/policy.ts";
import { getImport, listImportedSheets, listImports } from "#app/domain/imports/queries.server.ts";
import { canStillUndo, isOpen, isUnderWay } from "#app/domain/imports/rules.ts";
import { findSurroundings } from "#app/domain/imports/surroundings.server.ts";
import type { Grid, ImportMapping, ImportPlan } from "#app/domain/imports/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { listProgrammes } from "#app/domain/programmes/queries.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";

/** Page where a file is given, with the imports already made. */
export function presentImports(ctx: Ctx) {
	const { territoryId, territorySlug } = ctx.actor;
	assertAllowed(policy.importSheets(ctx.actor));
	return reading(ctx, async (tx) => ({
		territory: territorySlug,
		imports: (await listImports(tx, territoryId)).map((one) => ({ ...one, createdAt: one.createdAt.toISOString(), settledAt: null })),
	}));
}

const shown = 100;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Page of one import: its columns and its dry run, then its progress, then what it did and whether it can be undone. */
export function presentImport(ctx: Ctx, importId: string) {
	const { actor } = ctx;
	assertAllowed(policy.importSheets(actor));
	if (!uuid.test(importId)) throw new NotFound("not-found");
	return reading(ctx, async (tx) => {
		const { grids, mapping, ...one } = await getImport(tx, actor.territoryId, importId);
		const sheets =
			one.state === "done" && canStillUndo(one.settledAt, ctx.now) ? await listImportedSheets(tx, actor.territoryId, one.id) : [];
		return {
			territory: actor.territorySlug,
			import: {
				...one,
				failure: one.failure && sentenceOf(one.failure),
				createdAt: one.createdAt.toISOString(),
				settledAt: one.settledAt?.toISOString() ?? null,
			},
			isUnderWay: isUnderWay(one.state),
			canStillUndo: canStillUndo(one.settledAt, ctx.now),
			check: isOpen(one.state) ? await checkOf(tx, ctx, grids, mapping) : null,
			sheets: sheets.slice(0, shown).map(({ kind, code, slug, title, isTouched }) => ({ kind, code, slug, title, isTouched })),
			touched: sheets.filter(({ isTouched }) => isTouched).map(({ code, slug, title }) => ({ code, slug, title })),
			sheetCount: sheets.length,
		};
	});
}

async function checkOf(tx: ReadTx, ctx: Ctx, grids: readonly Grid[], mapping: ImportMapping) {
	const { actor, now } = ctx;
	const programmes = await listProgrammes(tx, actor.territoryId);
	const grid = grids[mapping.grid] as Grid;
	const faults = mappingFaults(mapping);
	const surroundings = mapping.programmeId && (await findSurroundings(tx, actor.territoryId, mapping.programmeId, dayOf(now)));
	const plan = surroundings && faults.length === 0 ? planImport(grid, mapping, surroundings) : null;
	const samples = grid.rows.slice(mapping.firstLine - 1, mapping.firstLine + 30);
	return {
		mapping,
		tabs: grids.map(({ name, rows }) => ({ name, lines: rows.length })),
		isTerritoiresEnTransitions: isTerritoiresEnTransitions(grid),
		columns: headersAt(grid, mapping.headerLine).map((header, column) => ({
			letters: lettersOf(column),
			header,
			sample:
				samples
					.map((row) => textOf(row[column]))
					.find(Boolean)
					?.slice(0, 60) ?? "",
			field: mapping.columns[column] ?? "",
		})),
		programmes: programmes.map(({ id, title, axes }) => ({
			id,
			title,
			objectives: axes.flatMap((axis) =>
				axis.objectives.map((objective) => ({ id: objective.id, label: `${axis.number}. ${axis.title} : ${objective.title}` })),
			),
		})),
		faults: faults.map(sentenceOf),
		plan: plan && summaryOf(plan),
	};
}

function summaryOf({ problems, remarks, places, lines }: ImportPlan) {
	const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
	return {
		problemCount: problems.length,
		problems: problems.slice(0, shown * 2),
		remarkCount: remarks.length,
		remarks: remarks.slice(0, shown),
		places,
		counts: { created: count("created"), changed: count("changed"), unchanged: count("unchanged") },
		lines: lines
			.filter(({ kind }) => kind !== "unchanged")
			.slice(0, shown)
			.map(({ line, kind, code, title, status, fields, partnerIds }) => ({
				line,
				kind,
				code,
				title,
				status,
				changes: kind === "changed" ? [...Object.keys(fields), ...(partnerIds.length > 0 ? ["partners"] : [])] : [],
			})),
	};
}
