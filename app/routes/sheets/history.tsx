import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentSheetHistory } from "#app/presenters/sheet-history.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { HistoryView } from "#app/ui/sheets/history-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Historique de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const page = Math.max(1, Number.parseInt(new URL(args.request.url).searchParams.get("page") ?? "1", 10) || 1);
	return respond(() => presentSheetHistory(ctx, args.params.sheet ?? "", page));
}

export default function SheetHistoryPage() {
	return <HistoryView {...useLoaderData<typeof loader>()} />;
}
