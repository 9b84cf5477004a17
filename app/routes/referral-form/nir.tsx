import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveNir } from "#app/domain/referrals/commands/save-nir.server.ts";
import { NirForm as NirSchema } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNir } from "#app/presenters/referral-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NirForm } from "#app/ui/referral-form/nir-form.tsx";
import { ReferralSubPage } from "#app/ui/referral-form/referral-sub-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Numéro de sécurité sociale, brouillon ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentNir(ctx, args.params.referral));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, NirSchema, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	const { referralId, ...asked } = form.value;
	const nir = asked.intent === "keep" ? asked.nir : null;
	return form.settle(
		() => saveNir(ctx, { referralId, nir }),
		() => redirectWithToast(paths.editReferral(ctx.actor.territorySlug, referralId), nir ? "referral-nir-kept" : "referral-nir-removed"),
	);
}

export default function NirPage() {
	const { territory, ...draft } = useLoaderData<typeof loader>();
	return (
		<ReferralSubPage territory={territory} referral={draft} isDraft title="Numéro de sécurité sociale" here="Numéro">
			<NirForm territory={territory} draft={draft} reply={useActionData<typeof action>()} />
		</ReferralSubPage>
	);
}
