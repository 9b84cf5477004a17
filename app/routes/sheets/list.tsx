import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentSheetList } from "#app/presenters/sheet-list.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SheetListView } from "#app/ui/sheets/sheet-list-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Fiches actions");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSheetList(ctx, new URL(args.request.url).searchParams));
}

export default function SheetListPage() {
	return <SheetListView {...useLoaderData<typeof loader>()} />;
}
