import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentSavedViews } from "#app/presenters/saved-views.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SavedViewList } from "#app/ui/saved-views/saved-view-list.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Vues enregistrées");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSavedViews(ctx));
}

export default function SavedViewsPage() {
	return <SavedViewList {...useLoaderData<typeof loader>()} />;
}
