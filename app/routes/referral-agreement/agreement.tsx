import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { CollectAgreement } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAgreements } from "#app/presenters/referral-agreement.server.ts";
import { referralIdOf } from "#app/presenters/referral-attachments.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { AgreementView } from "#app/ui/referral-agreement/agreement-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Accord de la personne – ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentAgreements(ctx, args.params.referral));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const referralId = await respond(async () => referralIdOf(args.params));
	const form = await parseForm(args.request, CollectAgreement, { referralId });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => collectAgreement(ctx, form.value),
		() => redirectWithToast(paths.referralAgreement(ctx.actor.territorySlug, referralId), "referral-agreement"),
	);
}

export default function AgreementPage() {
	return <AgreementView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
