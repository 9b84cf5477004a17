import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseRecipients } from "#app/domain/referrals/commands/choose-recipients.server.ts";
import { RecipientsForm as RecipientsSchema, toRecipients } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentRecipients } from "#app/presenters/referral-sending.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DraftPage } from "#app/ui/referral-form/draft-page.tsx";
import { RecipientsForm } from "#app/ui/referral-form/recipients-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Destinataires du brouillon ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentRecipients(ctx, args.params.referral, new URL(args.request.url).searchParams));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { territorySlug } = ctx.actor;
	const form = await parseForm(args.request, RecipientsSchema, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	const { referralId, intent, q } = form.value;
	const to =
		intent === "search"
			? `${paths.referralRecipients(territorySlug, referralId)}?q=${encodeURIComponent(q ?? "")}#recherche`
			: paths.sendReferral(territorySlug, referralId);
	return form.settle(
		() => chooseRecipients(ctx, toRecipients(form.value)),
		() => redirectWithToast(to, "referral-recipients"),
	);
}

export default function RecipientsPage() {
	const { territory, choices, q, hasMore, ...draft } = useLoaderData<typeof loader>();
	return (
		<DraftPage territory={territory} draft={draft} at="recipients">
			<RecipientsForm
				territory={territory}
				draft={draft}
				choices={choices}
				q={q}
				hasMore={hasMore}
				reply={useActionData<typeof action>()}
			/>
		</DraftPage>
	);
}
