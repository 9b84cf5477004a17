import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sendConvocation } from "#app/domain/convocations/commands/send-convocation.server.ts";
import { SendConvocation } from "#app/domain/convocations/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: SendConvocation,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: sendConvocation,
	to: (territory, { committee = "", meeting = "" }) => paths.meeting(territory, committee, meeting),
	toast: "convocation-sent",
});

export default function MeetingConvocationPage() {
	return <ConvocationPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
