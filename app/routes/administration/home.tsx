import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAdministration } from "#app/presenters/members.server.ts";
import { formatCount } from "#app/ui/format.ts";
import { PageHeader } from "#app/ui/layout/page-header.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Card, CardGrid } from "#app/ui/primitives/card.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Administration");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentAdministration(ctx));
}

export default function AdministrationPage() {
	const { territory, memberCount, invitedCount, organisationCount } = useLoaderData<typeof loader>();
	return (
		<>
			<PageHeader title="Administration" />
			<CardGrid>
				<Card
					title="Membres"
					href={paths.members(territory)}
					headingLevel={2}
					footer={
						formatCount(memberCount, "membre", "membres") +
						(invitedCount > 0 ? `, dont ${formatCount(invitedCount, "invité", "invités")}` : "")
					}
				>
					Inviter, donner un rôle, fermer un accès.
				</Card>
				<Card
					title="Organisations"
					href={paths.organisations(territory)}
					headingLevel={2}
					footer={formatCount(organisationCount, "organisation", "organisations")}
				>
					Les partenaires pour lesquels les membres viennent.
				</Card>
				<Card title="Orientations" href={paths.referralSettings(territory)} headingLevel={2}>
					Qui oriente et qui reçoit, délais, conservation.
				</Card>
				<Card title="Journal" href={paths.journal(territory)} headingLevel={2}>
					Qui a fait quoi, et quand. Rien ne s'en efface.
				</Card>
				<Card title="Jours fériés et vacances scolaires" href={paths.schoolHolidays(territory)} headingLevel={2}>
					Le département, la zone scolaire et les périodes où les séries de réunions font une pause.
				</Card>
				<Card title="Relances" href={paths.reminders(territory)} headingLevel={2}>
					Ce qui est rappelé, à qui, quand, et à quel rythme.
				</Card>
				<Card title="En-tête des documents" href={paths.letterhead(territory)} headingLevel={2}>
					Les coordonnées en tête des comptes rendus.
				</Card>
				<Card title="Envois" href={paths.jobs(territory)} headingLevel={2}>
					Les courriels partis, et ceux qui n'ont pas abouti.
				</Card>
				<Card title="Modèles de courriels" href={paths.mailSamples(territory)} headingLevel={2}>
					Chaque courriel tel qu'il se lit, avec des faits inventés.
				</Card>
			</CardGrid>
		</>
	);
}
