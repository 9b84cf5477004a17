import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import { WriteMessage } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMessageForm } from "#app/presenters/referral-answer.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { MessageView } from "#app/ui/referrals/message-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Message – Orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentMessageForm(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, WriteMessage, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	const { territorySlug } = ctx.actor;
	return form.settle(
		() => writeMessage(ctx, form.value),
		() => redirectWithToast(`${paths.referral(territorySlug, form.value.referralId)}#messages`, "referral-message"),
	);
}

export default function MessagePage() {
	return <MessageView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
