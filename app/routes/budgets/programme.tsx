import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BudgetFilters } from "#app/domain/budgets/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentProgrammeBudget } from "#app/presenters/budget.server.ts";
import { ProgrammeBudgetView } from "#app/ui/budgets/programme-budget-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Budget du programme");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const filters = BudgetFilters.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	return respond(() => presentProgrammeBudget(ctx, filters));
}

export default function ProgrammeBudgetPage() {
	return <ProgrammeBudgetView {...useLoaderData<typeof loader>()} />;
}
