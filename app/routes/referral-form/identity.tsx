import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { nameReferral } from "#app/domain/referrals/commands/name-referral.server.ts";
import { NameReferral } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentIdentity } from "#app/presenters/referral-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { IdentityForm } from "#app/ui/referral-form/identity-form.tsx";
import { ReferralSubPage } from "#app/ui/referral-form/referral-sub-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Nommer la personne de l'orientation ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentIdentity(ctx, args.params.referral));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { territorySlug } = ctx.actor;
	const form = await parseForm(args.request, NameReferral, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	const { referralId } = form.value;
	return form.settle(
		() => nameReferral(ctx, form.value),
		({ isDraft }) =>
			redirectWithToast(
				isDraft ? paths.editReferral(territorySlug, referralId) : paths.referral(territorySlug, referralId),
				"referral-named",
			),
	);
}

export default function IdentityPage() {
	const { territory, ...referral } = useLoaderData<typeof loader>();
	return (
		<ReferralSubPage
			territory={territory}
			referral={referral}
			isDraft={referral.isDraft}
			title="Nommer la personne"
			here="Identité"
			lead="Cette orientation était un avis sans identité. Avec l'accord de la personne, les organisations qui la suivent apprennent de qui il s'agit."
		>
			<IdentityForm territory={territory} referral={referral} reply={useActionData<typeof action>()} />
		</ReferralSubPage>
	);
}
