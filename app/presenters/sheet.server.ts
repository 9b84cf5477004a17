import { completenessOf } from "#app/domain/action-sheets/fields.ts";
import * as policy from "#app/domain/action-sheets/policy.ts";
import { findPendingVersion } from "#app/domain/action-sheets/queries/get-history.server.ts";
import { getSheet, listMeetingsOfSheet } from "#app/domain/action-sheets/queries/get-sheet.server.ts";
import { isLate, isMilestoneLate, nextStatuses } from "#app/domain/action-sheets/rules.ts";
import { listDecisionsOfSheet, listTasksOfSheet } from "#app/domain/decisions/queries.server.ts";
import { listIndicatorsOfSheet } from "#app/domain/indicators/queries.server.ts";
import { advisedIndicatorsPerSheet } from "#app/domain/indicators/rules.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { isMuted } from "#app/domain/notices/mutes.server.ts";
import { sheetKinds } from "#app/domain/reminders/types.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";
import { summarizeMeans } from "./budget.server.ts";
import { summarizeFollowUp } from "./follow-up.server.ts";
import { shownIndicator } from "./indicator-shown.server.ts";

/** Page of one sheet: all that is known of the action, and what this person may do to it. */
export function presentSheet(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const { history, milestones, updatedAt, ...sheet } = await getSheet(tx, territoryId, slug);
		const edit = policy.editSheet(actor, sheet);
		// asked together, they cost one round trip
		const [indicators, decisions, tasks, meetings, pending, means, followUp, muted, reminders] = await Promise.all([
			listIndicatorsOfSheet(tx, territoryId, sheet.id),
			listDecisionsOfSheet(tx, territoryId, sheet.id),
			listTasksOfSheet(tx, territoryId, sheet.id),
			listMeetingsOfSheet(tx, territoryId, sheet.id),
			findPendingVersion(tx, territoryId, sheet.id),
			summarizeMeans(tx, territoryId, sheet.id),
			summarizeFollowUp(tx, territoryId, sheet.id),
			isMuted(tx, actor.personId, "sheet", sheet.id),
			listWatched(
				tx,
				ctx,
				[...sheetKinds, "milestone"],
				[sheet.id, ...milestones.filter(({ doneOn, dueOn, ownerId }) => !doneOn && dueOn && ownerId).map(({ id }) => id)],
			),
		]);
		return {
			territory: actor.territorySlug,
			today,
			isMuted: muted,
			means,
			followUp,
			completeness: sheet.parentId ? null : completenessOf(sheet, sheet.asked),
			pending: pending && { number: pending.number, fields: Object.keys(pending.changes), canDecide: policy.decideVersion(actor).allowed },
			contributions: sheet.partners.map((partner) => ({
				...partner,
				canWrite: policy.writeContribution(actor, sheet, partner.organisationId).allowed,
			})),
			sheet: { ...sheet, isLate: isLate(sheet, today), updatedAt: updatedAt.toISOString() },
			milestones: milestones.map((milestone) => ({
				...milestone,
				isLate: isMilestoneLate(milestone, today),
				canComplete: policy.completeMilestone(actor, sheet, milestone).allowed,
				reminder: reminders.find(({ objectId }) => objectId === milestone.id) ?? null,
			})),
			reminders: reminders.filter(({ objectId }) => objectId === sheet.id),
			indicators: indicators.map((indicator) => shownIndicator(actor, sheet, indicator, edit)),
			hasManyIndicators: indicators.length > advisedIndicatorsPerSheet,
			decisions: decisions.map(({ reference, text, verb, decidedOn, committeeSlug, committeeName, meetingId }) => ({
				reference,
				text,
				verb,
				decidedOn,
				committeeSlug,
				committeeName,
				meetingId,
			})),
			tasks: tasks.map(({ id, title, ownerName, dueOn, status }) => ({ id, title, ownerName, dueOn, status })),
			meetings: meetings.map((meeting) => ({ ...meeting, startsAt: meeting.startsAt.toISOString() })),
			history: history.map((change) => ({ ...change, changedAt: change.changedAt.toISOString() })),
			can: {
				edit: edit.allowed,
				changeStatus: nextStatuses(sheet).some((status) => policy.changeSheetStatus(actor, sheet, status).allowed),
			},
		};
	});
}
