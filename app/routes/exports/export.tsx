import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentExport } from "#app/presenters/export.server.ts";
import { ExportView } from "#app/ui/exports/export-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Export");

/** While the file is prepared, the browser asks again by itself every few seconds, without a script. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const found = await respond(() => presentExport(ctx, args.params.export ?? ""));
	return data(found, { headers: found.export.state === "waiting" ? { Refresh: "4" } : {} });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function ExportPage() {
	return <ExportView {...useLoaderData<typeof loader>()} />;
}
