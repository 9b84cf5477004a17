import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReferralOrganisations } from "#app/presenters/referral-places.server.ts";
import { CheckboxField } from "#app/ui/forms/checkbox-field.tsx";
import { fieldOf } from "#app/ui/forms/field.tsx";
import { TextField } from "#app/ui/forms/text-field.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { FilterBar } from "#app/ui/primitives/filter-bar.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";
import { activeFilters } from "#app/ui/referral-places/active-filters.ts";
import { settingsTrail } from "#app/ui/referral-places/crumbs.ts";
import { OrganisationTable } from "#app/ui/referral-places/organisation-table.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Organisations et orientations");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentReferralOrganisations(ctx, new URL(args.request.url).searchParams));
}

export default function ReferralOrganisationsPage() {
	const { territory, filter, organisations, total, page, pageCount } = useLoaderData<typeof loader>();
	const { q, manque } = filter;
	const href = paths.referralOrganisations(territory);
	const kept = { ...(q && { q }), ...(manque && { manque }) };
	return (
		<>
			<PageHeader
				title="Organisations et orientations"
				breadcrumbs={settingsTrail(territory, { label: "Organisations" })}
				lead="Une demande couverte par le secret ne part que vers une organisation que le secret lie, et seulement si quelqu'un y est habilité à la lire."
			/>
			<FilterBar
				label="Filtrer les organisations"
				clearHref={href}
				active={activeFilters(href, { q, manque }, { q: (text) => `Recherche\u00a0: ${text}`, manque: () => "À compléter" })}
			>
				<TextField field={fieldOf("q", q)} label="Nom" type="search" width="medium" />
				<CheckboxField field={fieldOf("manque", manque)} value="oui" label="À compléter seulement" />
			</FilterBar>
			{organisations.length === 0 ? (
				<EmptyState
					title="Aucune organisation"
					text={
						q || manque
							? "Aucune organisation ne répond à ces filtres."
							: "Le territoire n'a pas encore d'organisation\u00a0: elles s'ajoutent dans l'administration."
					}
					action={
						q || manque ? (
							<LinkButton href={href}>Voir toutes les organisations</LinkButton>
						) : (
							<LinkButton href={paths.organisations(territory)}>Ajouter une organisation</LinkButton>
						)
					}
				/>
			) : (
				<>
					<OrganisationTable territory={territory} organisations={organisations} />
					<Pagination
						page={page}
						pageCount={pageCount}
						total={total}
						noun="organisation"
						hrefOf={(to) => `${href}?${new URLSearchParams({ ...kept, page: String(to) })}`}
					/>
				</>
			)}
		</>
	);
}
