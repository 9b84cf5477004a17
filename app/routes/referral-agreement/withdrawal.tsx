import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WithdrawAgreement } from "#app/domain/referrals/agreement-schema.ts";
import { withdrawAgreement } from "#app/domain/referrals/commands/withdraw-agreement.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { notFound, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentWithdrawal } from "#app/presenters/referral-agreement.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { WithdrawalView } from "#app/ui/referral-agreement/withdrawal-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retrait de l'accord – ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentWithdrawal(ctx, args.params.referral, args.params.agreement));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const ids = WithdrawAgreement.pick({ referralId: true, agreementId: true }).safeParse({
		referralId: args.params.referral,
		agreementId: args.params.agreement,
	});
	if (!ids.success) throw notFound();
	const territory = ctx.actor.territorySlug;
	const { isLosingOneself } = await respond(() => presentWithdrawal(ctx, ids.data.referralId, ids.data.agreementId));
	const form = await parseForm(args.request, WithdrawAgreement, ids.data);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => withdrawAgreement(ctx, form.value),
		// whoever closed their own access has no page of it to go back to
		() =>
			redirectWithToast(
				isLosingOneself ? paths.referrals(territory) : paths.referralAgreement(territory, ids.data.referralId),
				"referral-withdrawn",
			),
	);
}

export default function WithdrawalPage() {
	return <WithdrawalView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
