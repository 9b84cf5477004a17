import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentBulkChanges } from "#app/presenters/bulk-change.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { BulkListView } from "#app/ui/sheets/bulk-list-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Modifications groupées");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const page = Math.max(1, Number.parseInt(new URL(args.request.url).searchParams.get("page") ?? "1", 10) || 1);
	return respond(() => presentBulkChanges(ctx, page));
}

export default function BulkChangesPage() {
	return <BulkListView {...useLoaderData<typeof loader>()} />;
}
