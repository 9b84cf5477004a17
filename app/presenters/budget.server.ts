import { listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import * as policy from "#app/domain/budgets/policy.ts";
import { getMeans, getSummedMeans, isOrganisationInSheet, listAmounts } from "#app/domain/budgets/queries.server.ts";
import { byYear, sumOf } from "#app/domain/budgets/rules.ts";
import type { BudgetFilters } from "#app/domain/budgets/schema.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import type { SheetId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { listProgrammes } from "#app/domain/programmes/queries.server.ts";
import { objectiveCodeOf } from "#app/domain/programmes/rules.ts";
import { found, sheetAt } from "./sheet-at.server.ts";

/** What the page of a sheet says of its means. */
export async function summarizeMeans(tx: ReadTx, territoryId: TerritoryId, sheetId: SheetId) {
	const { budget, years, total, commitments } = await getSummedMeans(tx, territoryId, sheetId);
	const deliveredCount = commitments.filter(({ deliveredOn }) => deliveredOn !== null).length;
	return { budget, years, total, commitmentCount: commitments.length, deliveredCount };
}

/** Page of a sheet's means: what it costs, who pays, what partners promised. */
export function presentMeans(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	const { territoryId, organisationId } = actor;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		const { sheetId: _, commitments, ...means } = await getSummedMeans(tx, territoryId, sheet.id);
		const isInSheet = await isOrganisationInSheet(tx, territoryId, sheet.id, organisationId);
		const canEdit = policy.editMeans(actor, facts).allowed;
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			sheet,
			...means,
			commitments: commitments.map((commitment) => ({
				...commitment,
				canEdit: canEdit || policy.editCommitment(actor, facts, { organisationId: commitment.organisationId, isInSheet }).allowed,
			})),
			can: { edit: canEdit, commit: canEdit || policy.editCommitment(actor, facts, { organisationId, isInSheet }).allowed },
		};
	});
}

/** Form of a budget line, new or of the address. */
export function presentBudgetLine(ctx: Ctx, slug: string, lineId?: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		assertAllowed(policy.editMeans(actor, facts));
		const { lines } = await getMeans(tx, actor.territoryId, sheet.id);
		const line = lineId === undefined ? null : found(lines.find(({ id }) => id === lineId));
		return { territory: actor.territorySlug, sheet, line, year: dayOf(now).slice(0, 4) };
	});
}

/** Form of a funding, new or of the address. */
export function presentFunding(ctx: Ctx, slug: string, fundingId?: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		assertAllowed(policy.editMeans(actor, facts));
		const { fundings } = await getMeans(tx, actor.territoryId, sheet.id);
		const funding = fundingId === undefined ? null : found(fundings.find(({ id }) => id === fundingId));
		const organisations = await listOrganisationChoices(tx, actor.territoryId);
		return { territory: actor.territorySlug, sheet, funding, organisations, year: dayOf(now).slice(0, 4) };
	});
}

/** Form of a link to the Caf's funding, new or of the address. */
export function presentFundingLink(ctx: Ctx, slug: string, linkId?: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		assertAllowed(policy.editMeans(actor, facts));
		const { links } = await getMeans(tx, actor.territoryId, sheet.id);
		const link = linkId === undefined ? null : found(links.find(({ id }) => id === linkId));
		return { territory: actor.territorySlug, sheet, link };
	});
}

/** Form of a commitment, new or of the address. Who does not edit the sheet commits their own organisation only. */
export function presentCommitment(ctx: Ctx, slug: string, commitmentId?: string) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const { sheet, facts } = await sheetAt(tx, ctx, slug);
		const { commitments } = await getMeans(tx, territoryId, sheet.id);
		const commitment = commitmentId === undefined ? null : found(commitments.find(({ id }) => id === commitmentId));
		const organisationId = commitment?.organisationId ?? actor.organisationId;
		const isInSheet = await isOrganisationInSheet(tx, territoryId, sheet.id, organisationId);
		assertAllowed(policy.editCommitment(actor, facts, { organisationId, isInSheet }));
		const all = await listOrganisationChoices(tx, territoryId);
		const organisations = policy.editMeans(actor, facts).allowed ? all : all.filter(({ id }) => id === actor.organisationId);
		return { territory: actor.territorySlug, sheet, commitment, organisations, today: dayOf(now) };
	});
}

/** Page of the programme's money: each axis and objective, year by year. */
export function presentProgrammeBudget(ctx: Ctx, filters: BudgetFilters) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const amounts = await listAmounts(tx, actor.territoryId, filters);
		const programmes = await listProgrammes(tx, actor.territoryId);
		return {
			territory: actor.territorySlug,
			filters,
			programmes: programmes.map(({ id, title, axes }) => {
				const own = amounts.filter(({ programmeId }) => programmeId === id);
				const codeOf = objectiveCodeOf(
					axes.flatMap((axis) => axis.objectives.map((one) => ({ ...one, axisId: axis.id, axisNumber: axis.number }))),
				);
				return {
					id,
					title,
					years: byYear(own),
					total: sumOf(own),
					axes: axes.map((axis) => {
						const ofAxis = own.filter(({ axisId }) => axisId === axis.id);
						return {
							id: axis.id,
							number: axis.number,
							title: axis.title,
							years: byYear(ofAxis),
							total: sumOf(ofAxis),
							objectives: axis.objectives.flatMap((objective) => {
								const code = codeOf({ ...objective, axisId: axis.id, axisNumber: axis.number });
								const rows = ofAxis.filter(({ objectiveId }) => objectiveId === objective.id);
								if (code === null || rows.length === 0) return [];
								return [{ id: objective.id, code, title: objective.title, years: byYear(rows), total: sumOf(rows) }];
							}),
						};
					}),
				};
			}),
		};
	});
}
