import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deleteDraft } from "#app/domain/referrals/commands/delete-draft.server.ts";
import { DeleteDraft } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentDeletion } from "#app/presenters/referral-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DeletionForm } from "#app/ui/referral-form/deletion-form.tsx";
import { ReferralSubPage } from "#app/ui/referral-form/referral-sub-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Supprimer le brouillon ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentDeletion(ctx, args.params.referral));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, DeleteDraft, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => deleteDraft({ ...ctx, files: args.context.files }, form.value),
		() => redirectWithToast(paths.referrals(ctx.actor.territorySlug), "referral-deleted"),
	);
}

export default function DeletionPage() {
	const { territory, ...draft } = useLoaderData<typeof loader>();
	return (
		<ReferralSubPage territory={territory} referral={draft} isDraft title="Supprimer le brouillon" here="Suppression">
			<DeletionForm territory={territory} draft={draft} reply={useActionData<typeof action>()} />
		</ReferralSubPage>
	);
}
