import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeView } from "#app/domain/saved-views/commands/remove-view.server.ts";
import { RemoveView } from "#app/domain/saved-views/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSavedView } from "#app/presenters/saved-views.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { RemoveViewForm } from "#app/ui/saved-views/remove-view-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Supprimer la vue ${data.view.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSavedView(ctx, args.params.view ?? "", null));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, RemoveView, { viewId: args.params.view });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => removeView(ctx, form.value),
		() => redirectWithToast(paths.savedViews(ctx.actor.territorySlug), "view-removed"),
	);
}

export default function RemoveViewPage() {
	return <RemoveViewForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
