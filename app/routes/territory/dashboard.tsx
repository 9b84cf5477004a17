import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentDashboard } from "#app/presenters/dashboard.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DashboardView } from "#app/ui/territory/dashboard-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Tableau de bord");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const visitor = await args.context.visitor();
	const territoryName = visitor?.memberships.find((m) => m.territoryId === ctx.actor.territoryId)?.territoryName ?? "";
	return respond(async () => ({ territoryName, ...(await presentDashboard(ctx)) }));
}

export default function DashboardPage() {
	return <DashboardView {...useLoaderData<typeof loader>()} />;
}
