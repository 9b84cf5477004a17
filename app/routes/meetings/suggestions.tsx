import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addSuggestedPoints } from "#app/domain/meetings/commands/add-suggested-points.server.ts";
import { AddSuggestedPoints } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSuggestions } from "#app/presenters/meeting-agenda.server.ts";
import { SuggestionForm } from "#app/ui/meetings/suggestion-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `À traiter – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentSuggestions(ctx, committee, meeting));
}

export const action = formAction({
	schema: AddSuggestedPoints,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: addSuggestedPoints,
	to: (territory, { committee = "", meeting = "" }) => paths.agenda(territory, committee, meeting),
	toast: "points-suggested",
});

export default function SuggestionsPage() {
	return <SuggestionForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
