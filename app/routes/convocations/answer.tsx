import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerConvocation } from "#app/domain/convocations/commands/answer-convocation.server.ts";
import { GiveAnswer } from "#app/domain/convocations/schema.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAnswer } from "#app/presenters/convocation.server.ts";
import { OwnAnswerPage } from "#app/ui/convocations/own-answer-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Votre réponse – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentAnswer(ctx, committee, meeting));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const meetingId = MeetingId.safeParse(meeting);
	if (!meetingId.success) throw notFound();
	const form = await parseForm(args.request, GiveAnswer);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => answerConvocation(ctx, meetingId.data, form.value),
		() => redirectWithToast(paths.meeting(ctx.actor.territorySlug, committee, meeting), "convocation-answered"),
	);
}

export default function AnswerConvocationPage() {
	return <OwnAnswerPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
