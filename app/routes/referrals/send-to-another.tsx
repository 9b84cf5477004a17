import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sendToAnother } from "#app/domain/referrals/commands/send-to-another.server.ts";
import { SendToAnother } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSendToAnother } from "#app/presenters/referral-offers.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SendToAnotherView } from "#app/ui/referrals/send-to-another-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Envoyer à une autre organisation – Orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentSendToAnother(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, SendToAnother, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => sendToAnother(ctx, form.value),
		() => redirectWithToast(paths.referral(ctx.actor.territorySlug, form.value.referralId), "referral-sent-to-another"),
	);
}

export default function SendToAnotherPage() {
	return <SendToAnotherView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
