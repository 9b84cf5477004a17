import * as policy from "#app/domain/action-sheets/policy.ts";
import { getVersion, listFieldChanges, listFieldNames, listVersions } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import type { Sheet, SheetVersion } from "#app/domain/action-sheets/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";

/** Page of a sheet's history: its versions, then every field that changed. */
export function presentSheetHistory(ctx: Ctx, slug: string, wantedPage: number) {
	const { territoryId, territorySlug } = ctx.actor;
	return reading(ctx, async (tx) => {
		const { id, code, title, history } = await getSheet(tx, territoryId, slug);
		const { changes, ...pages } = await listFieldChanges(tx, territoryId, id, wantedPage);
		return {
			territory: territorySlug,
			sheet: { slug, code, title },
			names: await listFieldNames(tx, territoryId),
			versions: (await listVersions(tx, territoryId, id)).map(shown),
			changes: changes.map((change) => ({ ...change, changedAt: change.changedAt.toISOString() })),
			statuses: history.map((change) => ({ ...change, changedAt: change.changedAt.toISOString() })),
			...pages,
		};
	});
}

/** Page of one version, beside another or beside the sheet of today; where the decision on it is recorded. */
export function presentSheetVersion(ctx: Ctx, slug: string, number: number, beside: number | null) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, territoryId, slug);
		const version = await getVersion(tx, territoryId, sheet.id, number);
		const versions = await listVersions(tx, territoryId, sheet.id);
		const other = beside === null ? null : await getVersion(tx, territoryId, sheet.id, beside);
		// a proposal reads against what stands; a past version against the one before it
		const before =
			other ?? (version.status === "pending" ? null : (versions.find((one) => one.number < number && one.status === "accepted") ?? null));
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			sheet: { slug, code: sheet.code, title: sheet.title },
			names: await listFieldNames(tx, territoryId),
			version: { ...shown(version), snapshot: version.snapshot },
			before: before && { number: before.number, snapshot: before.snapshot },
			current: standingOf(sheet, version),
			numbers: versions.map((one) => one.number),
			canDecide: version.status === "pending" && policy.decideVersion(actor).allowed,
		};
	});
}

const shown = ({ snapshot: _, proposedAt, ...version }: SheetVersion) => ({ ...version, proposedAt: proposedAt.toISOString() });

/** The sheet of today, in the words of a snapshot. */
function standingOf(sheet: Sheet, { snapshot }: SheetVersion): Record<string, unknown> {
	const all: Record<string, unknown> = {
		...sheet,
		partners: sheet.partners.map(({ organisationId, role }) => ({ organisationId, role })),
		worksiteIds: sheet.worksites.map(({ id }) => id),
		otherObjectiveIds: sheet.otherObjectives.map(({ id }) => id),
		milestones: sheet.milestones.map(({ title, dueOn }) => ({ title, dueOn })),
		indicators: sheet.indicators,
	};
	return Object.fromEntries(Object.keys(snapshot).map((key) => [key, all[key]]));
}
