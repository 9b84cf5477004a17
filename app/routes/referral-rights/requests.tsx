import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RequestKind } from "#app/domain/referral-rights/types.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { requestKindLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { presentRequests } from "#app/presenters/referral-rights.server.ts";
import { fieldOf } from "#app/ui/forms/field.tsx";
import { labelledOptions } from "#app/ui/forms/option-lists.ts";
import { SelectField } from "#app/ui/forms/select-field.tsx";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { FilterBar } from "#app/ui/primitives/filter-bar.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";
import { activeFilters } from "#app/ui/referral-places/active-filters.ts";
import { requestsTrail } from "#app/ui/referral-rights/crumbs.ts";
import { DpoLinks } from "#app/ui/referral-rights/dpo-links.tsx";
import { RequestTable } from "#app/ui/referral-rights/request-table.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Droits des personnes");

const stateLabels: Record<string, string> = { ouvertes: "Ouvertes", "en-retard": "En retard", closes: "Closes" };

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(async () => presentRequests(ctx, new URL(args.request.url).searchParams));
}

export default function RequestsPage() {
	const { territory, filter, today: _, requests, ...shown } = useLoaderData<typeof loader>();
	const { etat, nature } = filter;
	const values = { ...(etat && { etat }), ...(nature && { nature }) };
	const href = paths.rightsRequests(territory);
	const open = <LinkButton href={paths.newRightsRequest(territory)}>Ouvrir une demande</LinkButton>;
	return (
		<>
			<PageHeader
				title="Droits des personnes"
				breadcrumbs={requestsTrail(territory)}
				lead="Accès, rectification, opposition, effacement&nbsp;: chaque lettre reçoit une réponse dans le mois qui suit sa réception."
				actions={
					<LinkButton href={paths.newRightsRequest(territory)} variant="primary" icon="plus">
						Ouvrir une demande
					</LinkButton>
				}
			/>
			<DpoLinks territory={territory} here="requests" />
			<FilterBar
				label="Filtrer les demandes"
				clearHref={href}
				active={activeFilters<"etat" | "nature">(href, values, {
					etat: (value) => stateLabels[value] ?? value,
					nature: (value) => requestKindLabels[value as RequestKind],
				})}
			>
				<SelectField field={fieldOf("etat", etat)} label="État" emptyLabel="Toutes" options={labelledOptions(stateLabels)} />
				<SelectField field={fieldOf("nature", nature)} label="Demande" emptyLabel="Toutes" options={labelledOptions(requestKindLabels)} />
			</FilterBar>
			{requests.length === 0 ? (
				<EmptyState
					title="Aucune demande"
					text={etat || nature ? "Aucune demande ne répond à ces filtres." : "Aucune personne n'a encore exercé ses droits."}
					action={etat || nature ? <LinkButton href={href}>Voir toutes les demandes</LinkButton> : open}
				/>
			) : (
				<>
					<RequestTable territory={territory} requests={requests} />
					<Pagination {...shown} noun="demande" hrefOf={(page) => `${href}?${new URLSearchParams({ ...values, page: String(page) })}`} />
				</>
			)}
		</>
	);
}
