import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentSearch } from "#app/presenters/search.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SearchView } from "#app/ui/search/search-view.tsx";

// What was looked for may name somebody: it stays out of the title, which goes to the browser's history.
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Recherche");
export const headers = () => ({ "X-Robots-Tag": "noindex" });

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(async () => presentSearch(ctx, new URL(args.request.url).searchParams));
}

export default function SearchPage() {
	return <SearchView {...useLoaderData<typeof loader>()} />;
}
