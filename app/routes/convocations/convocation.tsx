import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import { SendConvocation } from "#app/domain/convocations/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentConvocation } from "#app/presenters/convocation.server.ts";
import { ConvocationPage } from "#app/ui/convocations/convocation-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Convoquer – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentConvocation(ctx, committee, meeting));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, SendConvocation, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => sendConvocation(ctx, form.value),
		() => redirectWithToast(paths.meeting(ctx.actor.territorySlug, committee, meeting), "convocation-sent"),
	);
}

export default function MeetingConvocationPage() {
	return <ConvocationPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
