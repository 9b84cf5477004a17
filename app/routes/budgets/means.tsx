import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentMeans } from "#app/presenters/budget.server.ts";
import { MeansView } from "#app/ui/budgets/means-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Moyens de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMeans(ctx, args.params.sheet ?? ""));
}

export default function MeansPage() {
	return <MeansView {...useLoaderData<typeof loader>()} />;
}
