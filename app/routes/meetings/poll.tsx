import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { answerPoll } from "#app/domain/meetings/commands/answer-poll.server.ts";
import { cancelPoll } from "#app/domain/meetings/commands/cancel-poll.server.ts";
import { chooseSlot } from "#app/domain/meetings/commands/choose-slot.server.ts";
import { AnswerPoll, CancelPoll, ChooseSlot } from "#app/domain/meetings/preparation-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentPoll } from "#app/presenters/meeting-preparation.server.ts";
import { PollView } from "#app/ui/meetings/poll-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Dates proposées – ${data.poll.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", poll = "" } = args.params;
	return respond(() => presentPoll(ctx, committee, poll));
}

const ChangePoll = z.discriminatedUnion("intent", [
	AnswerPoll.extend({ intent: z.literal("answer") }),
	ChooseSlot.extend({ intent: z.literal("choose") }),
	CancelPoll.extend({ intent: z.literal("cancel") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", poll = "" } = args.params;
	const territory = ctx.actor.territorySlug;
	const form = await parseForm(args.request, ChangePoll, { pollId: poll });
	if (!form.ok) return form.invalid();
	const change = form.value;
	if (change.intent === "choose") {
		const { intent: _, ...input } = change;
		return form.settle(
			() => chooseSlot(ctx, input),
			(meetingId) => redirectWithToast(paths.agenda(territory, committee, meetingId), "poll-chosen"),
		);
	}
	return form.settle(
		() => {
			const { intent: _, ...input } = change;
			return "answers" in input ? answerPoll(ctx, input) : cancelPoll(ctx, input);
		},
		() => redirectWithToast(paths.poll(territory, committee, poll), change.intent === "answer" ? "poll-answered" : "poll-cancelled"),
	);
}

export default function PollPage() {
	return <PollView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
