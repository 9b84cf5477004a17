import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { removeAttachment } from "#app/domain/attachments/commands/remove-attachment.server.ts";
import { RemoveAttachment } from "#app/domain/attachments/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAttachmentRemoval } from "#app/presenters/follow-up.server.ts";
import { RemovalForm } from "#app/ui/budgets/removal-form.tsx";
import { subPageCrumbs } from "#app/ui/follow-up/crumbs.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Retirer une pièce de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentAttachmentRemoval(ctx, args.params.sheet ?? "", args.params.attachment ?? ""));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "", attachment } = args.params;
	const form = await parseForm(args.request, RemoveAttachment, {
		sheetId: await respond(() => getSheetId(ctx, sheet)),
		attachmentId: attachment,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => removeAttachment({ ...ctx, files: args.context.files }, form.value),
		() => redirectWithToast(paths.followUp(ctx.actor.territorySlug, sheet), "attachment-removed"),
	);
}

export default function RemoveAttachmentPage() {
	const { territory, sheet, name } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Retirer la pièce jointe"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Retirer une pièce")}
			/>
			<RemovalForm what={name} reply={useActionData<typeof action>()} cancelHref={paths.followUp(territory, sheet.slug)} />
		</>
	);
}
