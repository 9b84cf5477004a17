import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editView } from "#app/domain/saved-views/commands/edit-view.server.ts";
import { EditView } from "#app/domain/saved-views/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSavedView, searchToKeep } from "#app/presenters/saved-views.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { EditViewForm } from "#app/ui/saved-views/edit-view-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Modifier la vue ${data.view.name}`);

/** The list one comes from, when one comes to replace what the view keeps. */
function replacementIn(request: Request): URLSearchParams | null {
	const { searchParams } = new URL(request.url);
	return searchParams.has("remplacer") ? searchParams : null;
}

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSavedView(ctx, args.params.view ?? "", replacementIn(args.request)));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const replacement = replacementIn(args.request);
	const form = await parseForm(args.request, EditView, {
		viewId: args.params.view,
		search: replacement ? searchToKeep(replacement) : undefined,
	});
	if (!form.ok) return form.invalid();
	return form.settle(
		() => editView(ctx, form.value),
		() => redirectWithToast(paths.savedViews(ctx.actor.territorySlug), "view-edited"),
	);
}

export default function EditViewPage() {
	return <EditViewForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
