import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { submitMinutes } from "#app/domain/minutes/commands/submit-minutes.server.ts";
import { SubmitMinutes } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMinutes } from "#app/presenters/minutes.server.ts";
import { MinutesView } from "#app/ui/minutes/minutes-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Compte rendu\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentMinutes(ctx, committee, meeting));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, SubmitMinutes, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => submitMinutes(ctx, form.value),
		() => redirectWithToast(paths.minutes(ctx.actor.territorySlug, committee, meeting), "minutes-submitted"),
	);
}

export default function MinutesPage() {
	return <MinutesView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
