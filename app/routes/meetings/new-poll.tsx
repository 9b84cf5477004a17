import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { openPoll } from "#app/domain/meetings/commands/open-poll.server.ts";
import { OpenPoll } from "#app/domain/meetings/preparation-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewPoll } from "#app/presenters/meeting-preparation.server.ts";
import { NewPollForm } from "#app/ui/meetings/new-poll-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Proposer des dates – ${data.committee.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentNewPoll(ctx, args.params.committee ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, OpenPoll, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => openPoll(ctx, form.value),
		(pollId) => redirectWithToast(paths.poll(ctx.actor.territorySlug, committee, pollId), "poll-opened"),
	);
}

export default function NewPollPage() {
	return <NewPollForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
