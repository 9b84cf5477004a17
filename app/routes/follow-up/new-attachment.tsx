import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addAttachment } from "#app/domain/attachments/commands/add-attachment.server.ts";
import { maxAttachmentBytes } from "#app/domain/attachments/types.ts";
import { RuleViolation } from "#app/domain/kernel/errors.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readUpload } from "#app/http/read-upload.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";
import { presentAttachmentForm } from "#app/presenters/follow-up.server.ts";
import { AttachmentForm } from "#app/ui/follow-up/attachment-form.tsx";
import { subPageCrumbs } from "#app/ui/follow-up/crumbs.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data: shown }) =>
	pageTitle(matches, shown && `Joindre un fichier à la fiche ${shown.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentAttachmentForm(ctx, args.params.sheet ?? ""));
}

const refused = (code: string, status: number) => data({ error: sentenceOf(code) }, { status });

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { sheet = "" } = args.params;
	// who may not attach is told so before anything of the file is read
	await respond(() => presentAttachmentForm(ctx, sheet));
	const sheetId = await respond(() => getSheetId(ctx, sheet));
	const read = await readUpload(args.request, "file", maxAttachmentBytes);
	if (!read.ok) return read.why === "too-large" ? refused("attachment.too-large", 413) : refused("attachment.missing", 400);
	const outcome = await respond(() =>
		addAttachment({ ...ctx, files: args.context.files }, { sheetId, ...read.upload }).catch((error: unknown) => {
			if (error instanceof RuleViolation) return error; // said beside the field, not as a page of its own
			throw error;
		}),
	);
	if (outcome instanceof RuleViolation) return refused(outcome.code, 422);
	return redirectWithToast(paths.followUp(ctx.actor.territorySlug, sheet), "attachment-added");
}

export default function NewAttachmentPage() {
	const { territory, sheet } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Joindre un fichier"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Joindre un fichier")}
			/>
			<AttachmentForm error={useActionData<typeof action>()?.error} cancelHref={paths.followUp(territory, sheet.slug)} />
		</>
	);
}
