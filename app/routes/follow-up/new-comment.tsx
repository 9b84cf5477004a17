import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getSheetId } from "#app/domain/action-sheets/queries.server.ts";
import { addComment } from "#app/domain/follow-up/commands/add-comment.server.ts";
import { AddComment } from "#app/domain/follow-up/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCommentForm } from "#app/presenters/follow-up.server.ts";
import { CommentForm } from "#app/ui/follow-up/comment-form.tsx";
import { subPageCrumbs } from "#app/ui/follow-up/crumbs.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `${data.thread ? "Répondre" : "Commenter"}, fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const threadId = new URL(args.request.url).searchParams.get("fil");
	return respond(() => presentCommentForm(ctx, args.params.sheet ?? "", threadId));
}

export const action = formAction({
	schema: AddComment,
	fixed: async ({ sheet = "" }, ctx) => ({ sheetId: await getSheetId(ctx, sheet) }),
	command: addComment,
	to: (territory, { sheet = "" }) => paths.followUp(territory, sheet),
	toast: "comment-added",
});

export default function NewCommentPage() {
	const { territory, sheet, thread, people } = useLoaderData<typeof loader>();
	const title = thread ? "Répondre au commentaire" : "Commenter la fiche";
	return (
		<>
			<PageHeader title={title} eyebrow={`${sheet.code} ${sheet.title}`} breadcrumbs={subPageCrumbs(territory, sheet, title)} />
			<CommentForm
				thread={thread}
				people={people}
				reply={useActionData<typeof action>()}
				cancelHref={paths.followUp(territory, sheet.slug)}
			/>
		</>
	);
}
