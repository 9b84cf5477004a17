import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAccess } from "#app/presenters/referral-rights.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";
import { AccessFilters, type AccessValues } from "#app/ui/referral-rights/access-filters.tsx";
import { AccessLines } from "#app/ui/referral-rights/access-lines.tsx";
import { accessTrail } from "#app/ui/referral-rights/crumbs.ts";
import { DpoLinks } from "#app/ui/referral-rights/dpo-links.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Qui a vu quoi");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentAccess(ctx, new URL(args.request.url).searchParams));
}

export default function AccessPage() {
	const { territory, filter, lines, people, organisations, ...shown } = useLoaderData<typeof loader>();
	const { page: _, ...values } = filter;
	const kept = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value as string]] : []));
	const query = new URLSearchParams(kept).toString();
	const href = paths.accessRegister(territory);
	return (
		<>
			<PageHeader
				title="Qui a vu quoi"
				breadcrumbs={accessTrail(territory)}
				lead="Chaque consultation, export, impression et refus d'une orientation laisse une ligne, liée à la précédente par une empreinte. Aucun nom de personne accompagnée n'y figure."
				actions={
					lines.length > 0 && (
						<LinkButton href={`${paths.exportAccess(territory)}${query && `?${query}`}`} icon="download" isDocument>
							Exporter en CSV
						</LinkButton>
					)
				}
			/>
			<DpoLinks territory={territory} here="access" />
			<AccessFilters territory={territory} filter={values as AccessValues} people={people} organisations={organisations} />
			{lines.length === 0 ? (
				<EmptyState
					title="Aucune ligne"
					text={kept.length > 0 ? "Aucun accès ne répond à ces filtres." : "Personne n'a encore consulté d'orientation sur ce territoire."}
					action={kept.length > 0 && <LinkButton href={href}>Voir tous les accès</LinkButton>}
				/>
			) : (
				<>
					<AccessLines caption="Accès aux orientations" lines={lines} territory={territory} />
					<Pagination
						{...shown}
						noun="ligne"
						hrefOf={(page) => `${href}?${new URLSearchParams([...kept, ["page", String(page)]] as [string, string][])}`}
					/>
				</>
			)}
		</>
	);
}
