import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { editComment } from "#app/domain/follow-up/commands/edit-comment.server.ts";
import { EditComment } from "#app/domain/follow-up/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentOwnComment } from "#app/presenters/follow-up.server.ts";
import { subPageCrumbs } from "#app/ui/follow-up/crumbs.ts";
import { OwnCommentForm } from "#app/ui/follow-up/own-comment-form.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Corriger un commentaire de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentOwnComment(ctx, args.params.sheet ?? "", args.params.comment ?? ""));
}

export const action = formAction({
	schema: EditComment,
	fixed: async ({ sheet = "", comment }, ctx) => ({ sheetId: await getSheetId(ctx, sheet), commentId: comment }),
	command: editComment,
	to: (territory, { sheet = "" }) => paths.followUp(territory, sheet),
	toast: "comment-edited",
});

export default function EditCommentPage() {
	const { territory, sheet, comment } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Corriger le commentaire"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={subPageCrumbs(territory, sheet, "Corriger un commentaire")}
			/>
			<OwnCommentForm comment={comment} reply={useActionData<typeof action>()} cancelHref={paths.followUp(territory, sheet.slug)} />
		</>
	);
}
