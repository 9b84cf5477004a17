import { z } from "zod";
import { findMemberToWriteTo } from "#app/domain/deliveries/queries.server.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { reading, type SystemCtx } from "#app/domain/kernel/context.server.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import { definitionOf } from "#app/domain/reminders/catalogue.ts";
import { findOpenItem } from "#app/domain/reminders/queries.server.ts";
import { isTimely } from "#app/domain/reminders/rules.ts";
import { type DueItemDetails, reminderKinds } from "#app/domain/reminders/types.ts";
import { reminderEmail } from "#app/emails/reminder.ts";
import { paths } from "#app/paths.ts";
import { defineJob, type JobDeps, mailRetry, systemCtx } from "../define-job.ts";
import { territoryId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

/** Stages as they were named before each territory set its own rhythm: such jobs may still wait in a queue. */
const formerStages: Record<string, { stage: string; before: number }> = {
	week: { stage: "before-7", before: 7 },
	day: { stage: "day", before: 0 },
};

/** The letter of a reminder, to whoever wants them by mail; the others read it in their digest. */
export const sendReminderEmail = defineJob({
	name: "send-reminder-email",
	payload: z.object({
		territoryId,
		kind: z.enum(reminderKinds),
		id: z.uuid(),
		stage: z.string().max(30),
		dueOn: z.iso.date(),
		personId: z.uuid().optional(),
		raisedOn: z.iso.date().optional(),
	}),
	listensTo: [],
	...mailRetry,
	async run(deps, { territoryId: inTerritory, kind, id, stage, dueOn, personId, raisedOn }) {
		const ctx = systemCtx(deps, inTerritory);
		const today = dayOf(ctx.now);
		const former = formerStages[stage];
		const raised = (raisedOn ?? plusDays(dueOn as Day, -(former?.before ?? 0))) as Day;
		// The sweep said so a while ago: done, put off or given to someone else since, there is nothing to remind of.
		const due = await reading(ctx, async (tx) => {
			const item = await findOpenItem(tx, inTerritory, kind, id);
			if (!item || item.dueOn !== dueOn || !isTimely(former?.stage ?? stage, item.dueOn, raised, today)) return null;
			if (personId && personId !== item.ownerId) return null;
			const recipient = await findMemberToWriteTo(tx, inTerritory, item.ownerId, today);
			return recipient && { item, recipient };
		});
		if (!due) return;
		const { item, recipient } = due;
		await mailOnce(deps, ctx, {
			key: `reminder/${kind}/${id}/${stage}/${dueOn}/${recipient.personId}`,
			kind: "reminder",
			territoryId: inTerritory,
			recipient,
			thread: `${definitionOf(kind).objectKind}/${id}`,
			about: { kind: "reminder", object: { objectKind: definitionOf(kind).objectKind, objectId: id } },
			compose: async () => {
				const doneHref = kind === "task" ? await linkThatFinishes(deps, ctx, item) : undefined;
				return reminderEmail({
					...item,
					displayName: recipient.displayName,
					today,
					href: linkTo(deps, pageOf(item)),
					doneHref,
					settingsHref: linkTo(deps, paths.notificationSettings()),
				});
			},
		});
	},
});

async function linkThatFinishes(
	deps: JobDeps,
	ctx: SystemCtx,
	{ ownerId: personId, territoryId, id: objectId }: DueItemDetails,
): Promise<string> {
	return linkTo(deps, paths.mailAction(await issueMailToken(ctx, { personId, purpose: "complete-task", territoryId, objectId })));
}

const pageOf = ({ kind, id, territorySlug, sheetSlug }: DueItemDetails): string =>
	kind !== "task" && sheetSlug ? paths.sheet(territorySlug, sheetSlug) : paths.task(territorySlug, id);
