import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { assignReferral } from "#app/domain/referrals/commands/assign-referral.server.ts";
import { endReading } from "#app/domain/referrals/commands/end-reading.server.ts";
import { AssignReferral, EndReading } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAssignment } from "#app/presenters/referral-answer.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { AssignmentView } from "#app/ui/referrals/assignment-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Attribution – Orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentAssignment(ctx, args.params));
}

const Turn = z.discriminatedUnion("intent", [
	AssignReferral.extend({ intent: z.literal("assign") }),
	// the side is put in for both
	EndReading.strip().extend({ intent: z.literal("leave") }),
]);

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { territorySlug } = ctx.actor;
	// the side is where one stands, whatever the form says
	const { recipientId, referral } = await respond(() => presentAssignment(ctx, args.params));
	const form = await parseForm(args.request, Turn, { referralId: referral.id, ...(recipientId && { recipientId }) });
	if (!form.ok) return form.invalid();
	const turn = form.value;
	if (turn.intent === "leave")
		return form.settle(
			() => endReading(ctx, { referralId: turn.referralId }),
			() => redirectWithToast(paths.referrals(territorySlug), "referral-reading-ended"),
		);
	const { intent: _, ...asked } = turn;
	return form.settle(
		() => assignReferral(ctx, asked),
		() => redirectWithToast(paths.referral(territorySlug, turn.referralId), "referral-assigned"),
	);
}

export default function AssignPage() {
	return <AssignmentView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
