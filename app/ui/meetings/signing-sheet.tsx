import { mandateRoleLabels } from "#app/messages/committees.ts";
import { formatWeekday } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Notice } from "../primitives/notice.tsx";
import { AgendaTable } from "./agenda-table.tsx";
import type { Attendee, GuestRow } from "./attendance-form.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { hoursText } from "./facts.ts";
import type { ShownAgenda } from "./overrun.tsx";

interface SigningSheetProps extends Place {
	meeting: { id: string; title: string; day: string; startsAt: string; endsAt: string | null; place: string | null };
	agenda: ShownAgenda;
	attendees: readonly Attendee[];
	guests: readonly GuestRow[];
}

/** Paper for the meeting: the agenda, then a line to sign for each member. */
export function SigningSheet({ agenda, attendees, guests, ...place }: SigningSheetProps) {
	const { meeting, committee, territory } = place;
	return (
		<>
			<PageHeader
				title={meeting.title}
				eyebrow={`${committee.name} · Feuille d'émargement`}
				breadcrumbs={crumbsOf(place, "Feuille d'émargement")}
				lead={[`${formatWeekday(meeting.day)}, ${hoursText(meeting)}`, meeting.place].filter(Boolean).join(" – ")}
			/>
			<div className="screen-only">
				<Notice>Imprimez cette page depuis votre navigateur : les menus et les boutons ne paraissent pas sur le papier.</Notice>
			</div>
			{agenda.points.length > 0 && (
				<Section title="Ordre du jour">
					<AgendaTable place={{ territory, committee: committee.slug, meeting: meeting.id }} {...agenda} />
				</Section>
			)}
			<Section title="Émargement">
				<div className="signing">
					<DataTable
						caption="Émargement"
						rows={[
							...attendees.map(({ personId, displayName, organisationName, role }) => ({
								id: personId,
								displayName,
								organisationName,
								as: mandateRoleLabels[role],
							})),
							...guests.map(({ guestId, name, organisationName }) => ({
								id: guestId,
								displayName: name,
								organisationName,
								as: "Personne invitée",
							})),
						]}
						rowKey={({ id }) => id}
						columns={[
							{ key: "name", header: "Nom", cell: ({ displayName }) => displayName },
							{ key: "organisation", header: "Organisation", cell: ({ organisationName }) => organisationName ?? "" },
							{ key: "role", header: "À titre de", cell: (row) => row.as },
							{ key: "signature", header: "Signature", cell: () => "" },
						]}
					/>
				</div>
			</Section>
		</>
	);
}
