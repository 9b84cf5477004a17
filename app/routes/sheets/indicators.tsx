import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentIndicatorList } from "#app/presenters/indicator-list.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { IndicatorListView } from "#app/ui/sheets/indicator-list-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Indicateurs");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentIndicatorList(ctx, new URL(args.request.url).searchParams));
}

export default function IndicatorListPage() {
	return <IndicatorListView {...useLoaderData<typeof loader>()} />;
}
