import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { relayReferral } from "#app/domain/referrals/commands/relay-referral.server.ts";
import { RelayReferral } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentRelay } from "#app/presenters/referral-answer.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { RelayView } from "#app/ui/referrals/relay-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Passer à une autre organisation – Orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentRelay(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { referral, recipient } = args.params;
	const form = await parseForm(args.request, RelayReferral, { referralId: referral, recipientId: recipient });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => relayReferral(ctx, form.value),
		() => redirectWithToast(paths.referral(ctx.actor.territorySlug, form.value.referralId), "referral-relayed"),
	);
}

export default function RelayPage() {
	return <RelayView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
