import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { removeView } from "#app/domain/saved-views/commands/remove-view.server.ts";
import { RemoveView } from "#app/domain/saved-views/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSavedView } from "#app/presenters/saved-views.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { RemoveViewForm } from "#app/ui/saved-views/remove-view-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Supprimer la vue ${data.view.name}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSavedView(ctx, args.params.view ?? "", null));
}

export const action = formAction({
	schema: RemoveView,
	fixed: ({ view }) => ({ viewId: view }),
	command: removeView,
	to: (territory) => paths.savedViews(territory),
	toast: "view-removed",
});

export default function RemoveViewPage() {
	return <RemoveViewForm {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
