import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMissions } from "#app/presenters/missions.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { MissionFilters } from "#app/ui/referral-places/mission-filters.tsx";
import { MissionTables } from "#app/ui/referral-places/mission-table.tsx";
import { Rooms } from "#app/ui/referral-places/rooms.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Répartition des missions");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentMissions(ctx, new URL(args.request.url).searchParams));
}

export default function MissionsPage() {
	const { territory, filter, missions, organisations, can } = useLoaderData<typeof loader>();
	const late = missions.filter(({ isLate }) => isLate).length;
	const isFiltered = Object.values(filter).some(Boolean);
	return (
		<>
			<PageHeader
				title="Répartition des missions"
				breadcrumbs={[{ label: "Répartition des missions" }]}
				lead="Qui pilote, qui vient en appui, pour quel besoin et quel public, selon quelle convention. Elle propose le bon destinataire à qui oriente."
				actions={
					can.edit && (
						<LinkButton href={paths.newMission(territory)} variant="primary" icon="plus">
							Ajouter une ligne
						</LinkButton>
					)
				}
			/>
			<Rooms territory={territory} current="missions" isManager={can.manage} />
			<div className="screen-only">
				<MissionFilters territory={territory} filter={filter} organisations={organisations} />
				{late > 0 && (
					<Notice tone="warning" title={late === 1 ? "Une revue est en retard." : `${late} revues sont en retard.`}>
						La date convenue pour relire la convention est passée.
					</Notice>
				)}
			</div>
			{missions.length === 0 ? (
				<EmptyState
					title={isFiltered ? "Aucune ligne" : "La répartition n'est pas encore écrite"}
					text={
						isFiltered
							? "Aucune mission ne répond à ces filtres."
							: "Elle dit, pour chaque besoin et chaque public, qui pilote et qui vient en appui."
					}
					action={
						isFiltered ? (
							<LinkButton href={paths.missions(territory)}>Voir toute la répartition</LinkButton>
						) : (
							can.edit && <LinkButton href={paths.newMission(territory)}>Écrire la première ligne</LinkButton>
						)
					}
				/>
			) : (
				<>
					<MissionTables territory={territory} missions={missions} canEdit={can.edit} />
					<div className="screen-only">
						<Notice>Cette page s'imprime depuis votre navigateur : les filtres et les menus ne paraissent pas sur le papier.</Notice>
					</div>
				</>
			)}
		</>
	);
}
