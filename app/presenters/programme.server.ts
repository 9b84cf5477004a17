import { chooseRequiredFields, createSomeSheet } from "#app/domain/action-sheets/policy.ts";
import { listSheetsOfProgramme } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { progressOf } from "#app/domain/action-sheets/rules.ts";
import { type ListedSheet, type SheetStatus, sheetStatuses } from "#app/domain/action-sheets/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { listProgrammes, listSourceGaps } from "#app/domain/programmes/queries.server.ts";
import { objectiveCodeOf } from "#app/domain/programmes/rules.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";

/** Page « Programme »: every programme of the territory as a tree, with how far each part has come. */
export function presentProgramme(ctx: Ctx) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const programmes = await listProgrammes(tx, actor.territoryId);
		const reminders = await listWatched(
			tx,
			ctx,
			["programme"],
			programmes.map(({ id }) => id),
		);
		const all = await listSheetsOfProgramme(tx, actor, dayOf(now));
		// a sheet that serves several programmes stands in each of their trees, under one objective of each
		const standing = all.flatMap((sheet) => [sheet.objectiveId, ...sheet.otherObjectiveIds].map((objectiveId) => ({ objectiveId, sheet })));
		const sheets = Map.groupBy(standing, ({ objectiveId }) => objectiveId);
		return {
			territory: actor.territorySlug,
			can: { createSheet: createSomeSheet(actor).allowed, chooseRequired: chooseRequiredFields(actor).allowed },
			/** Of the territory: a sheet of two programmes counts once. */
			sheetCount: all.length,
			sourceGaps: await listSourceGaps(tx, actor.territoryId),
			programmes: programmes.map(({ axes, ...programme }) => {
				const codeOf = objectiveCodeOf(
					axes.flatMap(({ id: axisId, number: axisNumber, objectives }) =>
						objectives.map((objective) => ({ ...objective, axisId, axisNumber })),
					),
				);
				const branches = axes.map(({ objectives, committeeId: _, ...axis }) => {
					const filled = objectives.map((objective) => ({
						...objective,
						code: codeOf({ ...objective, axisId: axis.id, axisNumber: axis.number }),
						sheets: (sheets.get(objective.id) ?? []).map(({ sheet }) => sheet),
					}));
					return { ...axis, objectives: filled, ...summaryOf(filled.flatMap((objective) => objective.sheets)) };
				});
				const all = branches.flatMap(({ objectives }) => objectives.flatMap((objective) => objective.sheets));
				const objectiveCount = branches.reduce((sum, { objectives }) => sum + objectives.filter(({ isImplicit }) => !isImplicit).length, 0);
				const reminder = reminders.find(({ objectId }) => objectId === programme.id) ?? null;
				return { ...programme, reminder, axes: branches, objectiveCount, ...summaryOf(all) };
			}),
		};
	});
}

const summaryOf = (sheets: readonly ListedSheet[]) => ({
	progress: progressOf(sheets),
	flagshipCount: sheets.filter((sheet) => sheet.isFlagship).length,
	lateCount: sheets.filter((sheet) => sheet.isLate).length,
	statuses: countsOf(sheets),
});

function countsOf(sheets: readonly ListedSheet[]): { status: SheetStatus; count: number }[] {
	return sheetStatuses
		.map((status) => ({ status, count: sheets.filter((sheet) => sheet.status === status).length }))
		.filter(({ count }) => count > 0);
}
