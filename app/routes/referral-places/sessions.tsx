import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentSessions } from "#app/presenters/missions.server.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/empty-state.tsx";
import { Pagination } from "#app/ui/primitives/pagination.tsx";
import { Rooms } from "#app/ui/referral-places/rooms.tsx";
import { SessionFilters } from "#app/ui/referral-places/session-filters.tsx";
import { SessionList } from "#app/ui/referral-places/session-list.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Permanences");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentSessions(ctx, new URL(args.request.url).searchParams));
}

export default function SessionsPage() {
	const { territory, filter, sessions, organisations, can, ...shown } = useLoaderData<typeof loader>();
	const { page: _, ...values } = filter;
	const href = paths.dropInSessions(territory);
	const kept = Object.entries(values).flatMap(([name, value]) => (value ? [[name, value as string]] : []));
	return (
		<>
			<PageHeader
				title="Permanences"
				breadcrumbs={[{ label: "Permanences" }]}
				lead="Où et quand chaque organisation reçoit, hors jours fériés et dates de fermeture."
				actions={
					can.add && (
						<LinkButton href={paths.newDropInSession(territory)} variant="primary" icon="plus">
							Ajouter une permanence
						</LinkButton>
					)
				}
			/>
			<Rooms territory={territory} current="sessions" isManager={can.manage} />
			<SessionFilters territory={territory} filter={values} organisations={organisations} />
			{sessions.length === 0 ? (
				<EmptyState
					title="Aucune permanence"
					text={
						kept.length > 0
							? "Aucune permanence ne répond à ces filtres."
							: "Les organisations qui reçoivent le public à jour fixe les inscrivent ici."
					}
					action={
						kept.length > 0 ? (
							<LinkButton href={href}>Voir toutes les permanences</LinkButton>
						) : (
							can.add && <LinkButton href={paths.newDropInSession(territory)}>Inscrire la première</LinkButton>
						)
					}
				/>
			) : (
				<>
					<SessionList territory={territory} sessions={sessions} />
					<Pagination {...shown} noun="permanence" hrefOf={(to) => `${href}?${new URLSearchParams([...kept, ["page", String(to)]])}`} />
				</>
			)}
		</>
	);
}
