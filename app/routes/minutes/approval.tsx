import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { makeRemark } from "#app/domain/minutes/commands/make-remark.server.ts";
import { requestChanges } from "#app/domain/minutes/commands/request-changes.server.ts";
import { resolveRemark } from "#app/domain/minutes/commands/resolve-remark.server.ts";
import { ApproveMinutes, MakeRemark, RequestChanges, ResolveRemark } from "#app/domain/minutes/schema.ts";
import { requireActor, requireVisitor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { confirmPassword } from "#app/http/sign-in.server.ts";
import { paths } from "#app/paths.ts";
import { presentApproval } from "#app/presenters/minutes.server.ts";
import { ApprovalView } from "#app/ui/minutes/approval-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Approbation\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const passage = new URL(args.request.url).searchParams.get("passage");
	return respond(async () => ({
		...(await presentApproval(ctx, committee, meeting)),
		passage: passage !== null && /^\d{1,5}$/.test(passage) ? Number(passage) : null,
	}));
}

const Answer = z.discriminatedUnion("intent", [
	ApproveMinutes.extend({ intent: z.literal("approve"), password: z.string().min(1).max(200) }),
	MakeRemark.extend({ intent: z.literal("make-remark") }),
	ResolveRemark.extend({ intent: z.literal("resolve-remark") }),
	RequestChanges.extend({ intent: z.literal("request-changes") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "" } = args.params;
	const form = await parseForm(args.request, Answer, { meetingId: meeting });
	if (!form.ok) return form.invalid();
	const { value } = form;
	const here = paths.approval(ctx.actor.territorySlug, committee, meeting);
	switch (value.intent) {
		case "approve": {
			const { intent: _, password, ...input } = value;
			// asked again each time: a borrowed telephone approves nothing
			const { person } = await requireVisitor(args);
			const refusal = await confirmPassword(args.context, person.email, password);
			if (refusal) return form.refuse(refusal === "sign-in.throttled" ? 429 : 400, refusal, "password");
			return form.settle(
				() => approveMinutes(ctx, input),
				() => redirectWithToast(here, "minutes-approved"),
			);
		}
		case "make-remark": {
			const { intent: _, ...input } = value;
			return form.settle(
				() => makeRemark(ctx, input),
				() => redirectWithToast(`${here}#passage-${input.position}`, "minutes-remark-made"),
			);
		}
		case "resolve-remark": {
			const { intent: _, ...input } = value;
			return form.settle(
				() => resolveRemark(ctx, input),
				() => redirectWithToast(here, "minutes-remark-resolved"),
			);
		}
		case "request-changes": {
			const { intent: _, ...input } = value;
			return form.settle(
				() => requestChanges(ctx, input),
				() => redirectWithToast(here, "minutes-changes-requested"),
			);
		}
	}
}

export default function ApprovalPage() {
	return <ApprovalView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
