import * as policy from "#app/domain/action-sheets/policy.ts";
import { getSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { listCommitteeChoices, listOrganisationChoices } from "#app/domain/action-sheets/queries/list-choices.server.ts";
import { nextStatuses } from "#app/domain/action-sheets/rules.ts";
import type { Sheet } from "#app/domain/action-sheets/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { listObjectiveChoices } from "#app/domain/programmes/queries.server.ts";
import type { ObjectiveChoice } from "#app/domain/programmes/types.ts";

async function choicesOf(tx: ReadTx, { actor, now }: Ctx, mayStand: (objective: ObjectiveChoice) => boolean) {
	const { territoryId } = actor;
	return {
		objectives: (await listObjectiveChoices(tx, territoryId)).filter(mayStand),
		people: await listPersonChoices(tx, territoryId, dayOf(now)),
		organisations: await listOrganisationChoices(tx, territoryId),
		committees: await listCommitteeChoices(tx, territoryId),
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

/** Page that edits a sheet. Its objective stays offered, whoever may write there. */
export function presentEditSheet(ctx: Ctx, slug: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		assertAllowed(policy.editSheet(actor, sheet));
		const choices = await choicesOf(tx, ctx, (one) => one.id === sheet.objectiveId || policy.createSheet(actor, one).allowed);
		const people = offering(choices.people, sheet.leadPersonId, sheet.leadPersonName);
		return { territory: actor.territorySlug, sheet: fieldsOf(sheet), choices: { ...choices, people } };
	});
}

/** Whoever has left stays offered where they already stand. */
function offering(people: PersonChoice[], id: PersonId | null, name: string | null): PersonChoice[] {
	if (!id || people.some((person) => person.id === id)) return people;
	return [...people, { id, displayName: name ?? "Personne partie", organisationName: "n'est plus membre" }];
}

/** What the form edits, without what it does not. */
function fieldsOf(sheet: Sheet) {
	const { slug, revision, code, title, objectiveId, isFlagship, nature, priority, leadOrganisationId, leadPersonId, committeeId } = sheet;
	const { startOn, endOn, scheduleLabel, context, need, aims, description, expectedResults, targetGroups, areas } = sheet;
	return {
		...{ slug, revision, code, title, objectiveId, isFlagship, nature, priority, leadOrganisationId, leadPersonId, committeeId },
		...{ startOn, endOn, scheduleLabel, context, need, aims, description, expectedResults, targetGroups, areas },
		partners: sheet.partners.map(({ organisationId, role }) => ({ organisationId, role })),
	};
}

/** Page that changes a sheet's status: only the steps that this person may take from here. */
export function presentSheetStatus(ctx: Ctx, slug: string) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const sheet = await getSheet(tx, actor.territoryId, slug);
		assertAllowed(policy.editSheet(actor, sheet));
		const ways = nextStatuses(sheet).map((status) => ({ status, isAllowed: policy.changeSheetStatus(actor, sheet, status).allowed }));
		const { code, title, status, statusReason, revision } = sheet;
		return { territory: actor.territorySlug, sheet: { slug, code, title, status, statusReason, revision }, ways };
	});
}

/** @throws NotFound */
function found<T>(one: T | undefined): T {
	if (one === undefined) throw new NotFound("not-found");
	return one;
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
