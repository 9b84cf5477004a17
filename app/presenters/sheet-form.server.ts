import {
	completenessOf,
	type RequiredField,
	type SheetSection,
	sectionOf,
	sheetFieldNames,
	sheetSections,
} from "#app/domain/action-sheets/fields.ts";
import * as policy from "#app/domain/action-sheets/policy.ts";
import { findPendingVersion } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import {
	listCommitteeChoices,
	listOrganisationChoices,
	listWorksiteChoices,
} from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { isCommitted, nextStatuses } from "#app/domain/action-sheets/rules.ts";
import type { Sheet, SheetContent, SheetFieldName } from "#app/domain/action-sheets/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed } from "#app/domain/kernel/errors.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { listObjectiveChoices } from "#app/domain/programmes/queries.server.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";
import { found } from "./sheet-at.server.ts";

async function choicesOf(tx: ReadTx, { actor, now }: Ctx, mayStand: (objective: ObjectiveChoice) => boolean) {
	const { territoryId } = actor;
	return {
		objectives: (await listObjectiveChoices(tx, territoryId)).filter(mayStand),
		people: await listPersonChoices(tx, territoryId, dayOf(now)),
		organisations: await listOrganisationChoices(tx, territoryId),
		committees: await listCommitteeChoices(tx, territoryId),
		worksites: await listWorksiteChoices(tx, territoryId),
	};
}

/** Page that writes a new sheet; under an objective, when the address names one. */
export function presentNewSheet(ctx: Ctx, objectiveId: string | null) {
	assertAllowed(policy.createSomeSheet(ctx.actor));
	return reading(ctx, async (tx) => {
		const choices = await choicesOf(tx, ctx, (objective) => policy.createSheet(ctx.actor, objective).allowed);
		return {
			territory: ctx.actor.territorySlug,
			choices,
			objectiveId: choices.objectives.find(({ id }) => id === objectiveId)?.id ?? null,
		};
	});
}

/** Page that edits one part of a sheet. Someone or something that is no longer offered stays offered where it already stands. */
export function presentEditSheet(ctx: Ctx, slug: string, wanted: string | null) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		assertAllowed(policy.editSheet(actor, sheet));
		const content = contentOf(sheet);
		const standing = [sheet.objectiveId, ...content.otherObjectiveIds];
		const mayStand = (one: ObjectiveChoice) =>
			standing.includes(one.id) || (sheet.parentId === null && policy.createSheet(actor, one).allowed);
		const choices = await choicesOf(tx, ctx, mayStand);
		const pending = await findPendingVersion(tx, actor.territoryId, sheet.id);
		const missing = completenessOf(sheet, sheet.asked).missing;
		return {
			territory: actor.territorySlug,
			section: readSection(wanted),
			sheet: { slug, ...content, revision: sheet.revision, isCommitted: isCommitted(sheet) },
			pending: pending && { number: pending.number, fields: Object.keys(pending.changes) },
			missing: Object.fromEntries(
				[...Map.groupBy(missing.filter(isFieldOfSheet), sectionOf)].map(([section, fields]) => [section, fields.length]),
			) as Partial<Record<SheetSection, number>>,
			choices: { ...choices, people: withThoseWhoLeft(choices.people, sheet) },
		};
	});
}

export const readSection = (wanted: string | null): SheetSection => sheetSections.find((section) => section === wanted) ?? "identite";

const isFieldOfSheet = (field: RequiredField): field is RequiredField & SheetFieldName => field !== "milestones" && field !== "indicators";

function withThoseWhoLeft(people: PersonChoice[], sheet: Sheet): PersonChoice[] {
	const standing = [
		[sheet.leadPersonId, sheet.leadPersonName],
		[sheet.electedLeadId, sheet.electedLeadName],
		[sheet.technicalLeadId, sheet.technicalLeadName],
	] as const;
	return standing.reduce((offered, [id, name]) => offering(offered, id, name), people);
}

/** Whoever has left stays offered where they already stand. */
function offering(people: PersonChoice[], id: PersonId | null, name: string | null): PersonChoice[] {
	if (!id || people.some((person) => person.id === id)) return people;
	return [...people, { id, displayName: name ?? "Personne partie", organisationName: "n'est plus membre" }];
}

/** What the forms edit, without the names of what it points to. */
function contentOf(sheet: Sheet): SheetContent {
	const all = {
		...sheet,
		partners: sheet.partners.map(({ organisationId, role }) => ({ organisationId, role })),
		worksiteIds: sheet.worksites.map(({ id }) => id),
		otherObjectiveIds: sheet.otherObjectives.map(({ id }) => id),
	};
	return Object.fromEntries(sheetFieldNames.map((name) => [name, all[name]])) as unknown as SheetContent;
}

/** Page that changes a sheet's status: only the steps that this person may take from here. */
export function presentSheetStatus(ctx: Ctx, slug: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		assertAllowed(policy.editSheet(actor, sheet));
		const ways = nextStatuses(sheet).map((status) => ({ status, isAllowed: policy.changeSheetStatus(actor, sheet, status).allowed }));
		const { code, title, status, statusReason, revision } = sheet;
		const missing = sheet.parentId ? [] : completenessOf(sheet, sheet.asked).missing;
		return { territory: actor.territorySlug, sheet: { slug, code, title, status, statusReason, revision }, ways, missing };
	});
}

/** Page that adds a milestone to a sheet, or edits the one of the address. */
export function presentMilestoneForm(ctx: Ctx, slug: string, milestoneId?: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { code, title, milestones, ...sheet } = await getSheet(tx, actor.territoryId, slug);
		const milestone = milestoneId === undefined ? null : found(milestones.find(({ id }) => id === milestoneId));
		assertAllowed(policy.editSheet(actor, sheet));
		const members = await listPersonChoices(tx, actor.territoryId, dayOf(now));
		const people = offering(members, milestone?.ownerId ?? null, milestone?.ownerName ?? null);
		return { territory: actor.territorySlug, sheet: { slug, code, title }, milestone, people };
	});
}

/** Page of one milestone, where it is ticked. */
export function presentMilestone(ctx: Ctx, slug: string, milestoneId: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const { code, title, milestones, ...sheet } = await getSheet(tx, actor.territoryId, slug);
		const milestone = found(milestones.find(({ id }) => id === milestoneId));
		return {
			territory: actor.territorySlug,
			sheet: { slug, code, title },
			milestone,
			canComplete: policy.completeMilestone(actor, sheet, milestone).allowed,
		};
	});
}
