import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { holdReminder } from "#app/domain/reminders/commands/hold-reminder.server.ts";
import { sendReminder } from "#app/domain/reminders/commands/send-reminder.server.ts";
import { HoldReminder, SendReminder } from "#app/domain/reminders/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReminder } from "#app/presenters/reminders.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ReminderView } from "#app/ui/reminders/reminder-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Relances – ${data.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReminder(ctx, args.params.kind ?? "", args.params.object ?? ""));
}

const Turn = z.union([SendReminder.extend({ intent: z.literal("send") }), HoldReminder]);
const toasts = { send: "reminder-sent", postpone: "reminder-postponed", stop: "reminder-stopped", resume: "reminder-resumed" };

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { kind, object } = args.params;
	const form = await parseForm(args.request, Turn, { kind, objectId: object });
	if (!form.ok) return form.invalid();
	const turn = form.value;
	return form.settle(
		() => (turn.intent === "send" ? sendReminder(ctx, turn) : holdReminder(ctx, turn)),
		() => redirectWithToast(paths.reminder(ctx.actor.territorySlug, turn.kind, turn.objectId), toasts[turn.intent]),
	);
}

export default function ReminderPage() {
	return <ReminderView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
