import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { OneReferralAttachment } from "#app/domain/referrals/attachment-schema.ts";
import { removeReferralAttachment } from "#app/domain/referrals/commands/remove-referral-attachment.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { attachmentIdsOf, presentAttachmentRemoval } from "#app/presenters/referral-attachments.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { attachmentCrumbs, attachmentsHref } from "#app/ui/referrals/attachment-crumbs.ts";
import { AttachmentRemoval } from "#app/ui/referrals/attachment-removal.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer une pièce de l'orientation ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentAttachmentRemoval(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const ids = await respond(async () => attachmentIdsOf(args.params));
	const { territory, referral } = await respond(() => presentAttachmentRemoval(ctx, args.params));
	const form = await parseForm(args.request, OneReferralAttachment, ids);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => removeReferralAttachment({ ...ctx, files: args.context.files }, form.value),
		() => redirectWithToast(attachmentsHref(territory, referral), "referral-attachment-removed"),
	);
}

export default function RemoveReferralAttachmentPage() {
	const { territory, referral, attachment } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Retirer une pièce"
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={attachmentCrumbs(territory, referral, "Retirer une pièce")}
			/>
			<AttachmentRemoval attachment={attachment} reply={useActionData<typeof action>()} cancelHref={attachmentsHref(territory, referral)} />
		</>
	);
}
