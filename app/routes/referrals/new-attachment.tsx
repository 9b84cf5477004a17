import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { AddReferralAttachment } from "#app/domain/referrals/attachment-schema.ts";
import { maxReferralAttachmentBytes } from "#app/domain/referrals/attachment-types.ts";
import { addReferralAttachment } from "#app/domain/referrals/commands/add-referral-attachment.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { presentAttachmentForm } from "#app/presenters/referral-attachments.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { attachmentCrumbs, attachmentsHref } from "#app/ui/referrals/attachment-crumbs.ts";
import { ReferralAttachmentForm } from "#app/ui/referrals/attachment-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data: shown }) =>
	pageTitle(matches, shown && `Joindre une pièce à l'orientation ${shown.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentAttachmentForm(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	// who may not attach is told so before anything of the file is read
	const { territory, referral } = await respond(() => presentAttachmentForm(ctx, args.params));
	const read = await readUpload(args.request, "file", maxReferralAttachmentBytes);
	const kind = read.fields.get("kind") ?? null;
	const refused = (code: string, status: number, field: "file" | "kind" = "file") =>
		data({ field, error: sentenceOf(code), kind }, { status });
	if (!read.ok && read.why === "too-large") return refused("referral.attachment-too-large", 413);
	const input = AddReferralAttachment.safeParse({ referralId: referral.id, kind });
	if (!input.success) return refused("referral.attachment-kind", 400, "kind");
	if (!read.ok) return refused("attachment.missing", 400);
	const outcome = await respond(() =>
		addReferralAttachment({ ...ctx, files: args.context.files }, input.data, read.upload).catch((error: unknown) => {
			if (error instanceof RuleViolation) return error; // said beside the field, not as a page of its own
			throw error;
		}),
	);
	if (outcome instanceof RuleViolation) {
		return refused(outcome.code === "attachment.kind-refused" ? "referral.attachment-format" : outcome.code, 422);
	}
	return redirectWithToast(attachmentsHref(territory, referral), "referral-attachment-added");
}

export default function NewReferralAttachmentPage() {
	const { territory, referral, isFull } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	const backHref = attachmentsHref(territory, referral);
	return (
		<>
			<PageHeader
				title="Joindre une pièce"
				eyebrow={`Orientation ${referral.reference}`}
				breadcrumbs={attachmentCrumbs(territory, referral, "Joindre une pièce")}
			/>
			{isFull ? (
				<>
					<Notice tone="info" title="Il n'y a plus de place">
						Cette orientation a déjà dix pièces&nbsp;: retirez-en une d'abord.
					</Notice>
					<LinkButton href={`${backHref}#pieces`}>Revenir aux pièces</LinkButton>
				</>
			) : (
				<ReferralAttachmentForm reply={reply} cancelHref={backHref} />
			)}
		</>
	);
}
