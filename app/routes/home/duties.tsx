import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requirePerson } from "#app/http/actor.server.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { presentHome } from "#app/presenters/duties.server.ts";
import { DutyGroups } from "#app/ui/duties/duty-groups.tsx";
import { formatCount } from "#app/ui/format.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { Section } from "#app/ui/layout/section.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Badge } from "#app/ui/primitives/badge.tsx";
import { Card, CardGrid } from "#app/ui/primitives/card.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Mes tâches");

export const loader = async (args: LoaderFunctionArgs) => presentHome(await requirePerson(args));

export default function DutiesPage() {
	const { displayName, duties, today, territories } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader title="Ce qui vous attend" eyebrow={`Bonjour ${displayName}`} />
			<DutyGroups groups={duties} today={today} isOverTerritories={territories.length > 1} headingLevel={2} />
			<Section title="Mes territoires" count={territories.length}>
				{territories.length === 0 ? (
					<EmptyState
						title="Aucun territoire"
						text="Votre compte n'est rattaché à aucun territoire aujourd'hui. Demandez une invitation à la personne qui administre le vôtre."
					/>
				) : (
					<CardGrid>
						{territories.map((territory) => (
							<Card
								key={territory.href}
								title={territory.name}
								href={territory.href}
								eyebrow={territory.isDemonstration && <Badge>Démonstration</Badge>}
								footer={territory.waiting > 0 ? `${formatCount(territory.waiting, "tâche", "tâches")} en attente` : "Rien en attente"}
							>
								{roleLabels[territory.role]} · {territory.organisationName}
							</Card>
						))}
					</CardGrid>
				)}
			</Section>
		</>
	);
}
