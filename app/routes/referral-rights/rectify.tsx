import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { rectifyReferral } from "#app/domain/referrals/commands/rectify-referral.server.ts";
import { RectifyReferral } from "#app/domain/referrals/rectification-schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentRectification } from "#app/presenters/rectification.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { RectifyForm } from "#app/ui/referral-rights/rectify-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Rectifier l'orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentRectification(ctx, args.params));
}

export async function action(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { referral = "" } = args.params;
	const form = await parseForm(args.request, RectifyReferral, { referralId: referral });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => rectifyReferral(ctx, form.value),
		() => redirectWithToast(paths.referral(ctx.actor.territorySlug, referral), "referral-rectified"),
	);
}

export default function RectifyPage() {
	return <RectifyForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
