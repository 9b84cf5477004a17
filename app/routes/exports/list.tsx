import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentExports } from "#app/presenters/export.server.ts";
import { ExportListView } from "#app/ui/exports/export-list-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Mes exports");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentExports(ctx));
}

export default function ExportListPage() {
	return <ExportListView {...useLoaderData<typeof loader>()} />;
}
