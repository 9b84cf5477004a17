import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { openPoll } from "#app/domain/meetings/commands/open-poll.server.ts";
import { OpenPoll } from "#app/domain/meetings/preparation-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: OpenPoll,
	fixed: async ({ committee = "" }, ctx) => ({ committeeId: await getCommitteeId(ctx, committee) }),
	command: openPoll,
	to: (territory, { committee = "" }, pollId) => paths.poll(territory, committee, pollId),
	toast: "poll-opened",
});

export default function NewPollPage() {
	return <NewPollForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
