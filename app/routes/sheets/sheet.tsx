import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentSheet } from "#app/presenters/sheet.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { SheetView } from "#app/ui/sheets/sheet-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `${data.sheet.code} ${data.sheet.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSheet(ctx, args.params.sheet ?? ""));
}

export default function SheetPage() {
	return <SheetView {...useLoaderData<typeof loader>()} />;
}
