import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { settlePoints } from "#app/domain/meetings/commands/settle-points.server.ts";
import { SettlePoints } from "#app/domain/meetings/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSettle } from "#app/presenters/meeting-agenda.server.ts";
import { SettleForm } from "#app/ui/meetings/settle-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Points traités – ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentSettle(ctx, committee, meeting));
}

export const action = formAction({
	schema: SettlePoints,
	fixed: ({ meeting }) => ({ meetingId: meeting }),
	command: settlePoints,
	to: (territory, { committee = "", meeting = "" }) => paths.meeting(territory, committee, meeting),
	toast: "points-settled",
});

export default function SettlePage() {
	return <SettleForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
