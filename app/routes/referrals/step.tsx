import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { AdvanceReferral } from "#app/domain/referrals/schema.ts";
import { stepOfSlug } from "#app/domain/referrals/step-slugs.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { notFound, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { actionLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { presentStep } from "#app/presenters/referral-answer.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { StepView } from "#app/ui/referrals/step-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `${actionLabels[data.action]} – Orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentStep(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { referral, recipient, step } = args.params;
	const asked = stepOfSlug(step);
	if (!asked) throw notFound();
	const form = await parseForm(args.request, AdvanceReferral, { referralId: referral, recipientId: recipient, action: asked });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => advanceReferral(ctx, form.value),
		() => redirectWithToast(paths.referral(ctx.actor.territorySlug, form.value.referralId), "referral-advanced"),
	);
}

export default function StepPage() {
	return <StepView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
