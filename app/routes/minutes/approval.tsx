import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { ApproveMinutes, RequestChanges } from "#app/domain/minutes/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentApproval } from "#app/presenters/minutes.server.ts";
import { ApprovalView } from "#app/ui/minutes/approval-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Approbation\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	return respond(() => presentApproval(ctx, committee, meeting));
}

const Answer = z.discriminatedUnion("intent", [
	ApproveMinutes.extend({ intent: z.literal("approve") }),
	RequestChanges.extend({ intent: z.literal("request-changes") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, Answer, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	const { value } = form;
	const here = paths.approval(ctx.actor.territorySlug, committee, meeting);
	if (value.intent === "approve") {
		const { intent: _, ...input } = value;
		return form.settle(
			() => approveMinutes(ctx, input),
			() => redirectWithToast(here, "minutes-approved"),
		);
	}
	const { intent: _, ...input } = value;
	return form.settle(
		() => requestChanges(ctx, input),
		() => redirectWithToast(here, "minutes-changes-requested"),
	);
}

export default function ApprovalPage() {
	return <ApprovalView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
