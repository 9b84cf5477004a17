import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { keepQuiet } from "#app/domain/reminders/commands/keep-quiet.server.ts";
import { setRhythm } from "#app/domain/reminders/commands/set-rhythm.server.ts";
import { KeepQuiet, ResetRhythm, SetRhythm } from "#app/domain/reminders/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReminderCatalogue } from "#app/presenters/reminders.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ReminderCatalogueView } from "#app/ui/reminders/catalogue-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Relances");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReminderCatalogue(ctx, new URL(args.request.url).searchParams));
}

const Change = z.discriminatedUnion("intent", [
	SetRhythm.extend({ intent: z.literal("set") }),
	ResetRhythm.extend({ intent: z.literal("reset") }),
	KeepQuiet.extend({ intent: z.literal("quiet") }),
]);
const toasts = { set: "rhythm-set", reset: "rhythm-reset", quiet: "quiet-set" };

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, Change);
	if (!form.ok) return form.invalid();
	const { intent, ...change } = form.value;
	const committee = new URL(args.request.url).searchParams.get("comite") ?? undefined;
	return form.settle(
		() => ("isQuiet" in change ? keepQuiet(ctx, change) : setRhythm(ctx, change)),
		() => redirectWithToast(paths.reminders(ctx.actor.territorySlug, committee), toasts[intent]),
	);
}

export default function RemindersPage() {
	return <ReminderCatalogueView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
