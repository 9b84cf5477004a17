import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentEliminations } from "#app/presenters/eliminations.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";
import { eliminationsTrail } from "#app/ui/referral-rights/crumbs.ts";
import { DpoLinks } from "#app/ui/referral-rights/dpo-links.tsx";
import { EliminationTable } from "#app/ui/referral-rights/elimination-views.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Éliminations");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentEliminations(ctx, new URL(args.request.url).searchParams));
}

export default function EliminationsPage() {
	const { territory, lists, ...shown } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader
				title="Éliminations"
				breadcrumbs={eliminationsTrail(territory)}
				lead="Chaque mois, les orientations dont la durée de conservation est échue sont inscrites sur un bordereau. Le compte part du dernier contact avec la personne."
			/>
			<DpoLinks territory={territory} here="eliminations" />
			{lists.length === 0 ? (
				<EmptyState title="Aucun bordereau" text="Aucune orientation n'a encore dépassé sa durée de conservation." />
			) : (
				<>
					<EliminationTable territory={territory} lists={lists} />
					<Pagination
						{...shown}
						noun="bordereau"
						nounPlural="bordereaux"
						hrefOf={(page) => `${paths.eliminations(territory)}?page=${page}`}
					/>
				</>
			)}
		</>
	);
}
