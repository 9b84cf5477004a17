import { z } from "zod";
import { findMemberToWriteTo } from "#app/domain/deliveries/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { findOpenItem } from "#app/domain/reminders/queries.server.ts";
import { isTimely } from "#app/domain/reminders/rules.ts";
import { type DueItemDetails, reminderKinds, reminderStages } from "#app/domain/reminders/types.ts";
import { reminderEmail } from "#app/emails/reminder.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { territoryId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

export const sendReminderEmail = defineJob({
	name: "send-reminder-email",
	payload: z.object({ territoryId, kind: z.enum(reminderKinds), id: z.uuid(), stage: z.enum(reminderStages), dueOn: z.iso.date() }),
	listensTo: [],
	...mailRetry,
	async run(deps, { territoryId: inTerritory, kind, id, stage, dueOn }) {
		const ctx = systemCtx(deps, inTerritory);
		const today = dayOf(ctx.now);
		// The sweep said so a while ago: done, put off or given to someone else since, there is nothing to remind of.
		const due = await reading(ctx, async (tx) => {
			const item = await findOpenItem(tx, inTerritory, kind, id);
			if (!item || item.dueOn !== dueOn || !isTimely(stage, item.dueOn, today)) return null;
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
			compose: () => reminderEmail({ ...item, displayName: recipient.displayName, today, href: linkTo(deps, pageOf(item)) }),
		});
	},
});

const pageOf = ({ kind, id, territorySlug, sheetSlug }: DueItemDetails): string =>
	kind !== "task" && sheetSlug ? paths.sheet(territorySlug, sheetSlug) : paths.task(territorySlug, id);
