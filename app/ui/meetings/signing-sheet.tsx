import { mandateRoleLabels } from "#app/messages/committees.ts";
import { formatWeekday } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { Attendee, GuestRow } from "./attendance-form.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { hoursText } from "./facts.ts";

interface SigningSheetProps extends Place {
	meeting: { id: string; title: string; day: string; startsAt: string; endsAt: string | null; place: string | null; room: string | null };
	attendees: readonly Attendee[];
	guests: readonly GuestRow[];
}

/** Paper that goes round the meeting: a line to sign for each, and nothing of the agenda, which guests may not all read. */
export function SigningSheet({ attendees, guests, ...place }: SigningSheetProps) {
	const { meeting, committee } = place;
	return (
		<>
			<PageHeader
				title={meeting.title}
				eyebrow={`${committee.name} · Feuille d'émargement`}
				breadcrumbs={crumbsOf(place, "Feuille d'émargement")}
				lead={[`${formatWeekday(meeting.day)}, ${hoursText(meeting)}`, [meeting.place, meeting.room].filter(Boolean).join(", ")]
					.filter(Boolean)
					.join(" – ")}
			/>
			<div className="screen-only">
				<Notice>Imprimez cette page depuis votre navigateur : les menus et les boutons ne paraissent pas sur le papier.</Notice>
			</div>
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
		</>
	);
}
