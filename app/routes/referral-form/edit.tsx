import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { saveDraft } from "#app/domain/referrals/commands/save-draft.server.ts";
import { DraftForm as DraftSchema } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentDraft } from "#app/presenters/referral-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DraftForm } from "#app/ui/referral-form/draft-form.tsx";
import { DraftPage } from "#app/ui/referral-form/draft-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Brouillon ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentDraft(ctx, args.params.referral));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { territorySlug } = ctx.actor;
	const form = await parseForm(args.request, DraftSchema, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	const { intent, ...draft } = form.value;
	const to = intent === "next" ? paths.referralRecipients : paths.editReferral;
	return form.settle(
		() => saveDraft(ctx, draft),
		() => redirectWithToast(to(territorySlug, draft.referralId), "referral-saved"),
	);
}

export default function EditReferralPage() {
	const { territory, ...draft } = useLoaderData<typeof loader>();
	return (
		<DraftPage territory={territory} draft={draft} at="person">
			<DraftForm territory={territory} draft={draft} reply={useActionData<typeof action>()} />
		</DraftPage>
	);
}
