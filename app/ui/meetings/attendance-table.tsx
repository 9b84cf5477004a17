import { attendanceStatuses } from "#app/domain/meetings/types.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { formatCount } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import type { Attendee, GuestRow } from "./attendance-form.tsx";
import { attendanceTones } from "./facts.ts";

interface AttendanceTableProps {
	attendees: readonly Attendee[];
	guests: readonly GuestRow[];
	points: readonly { id: string; position: number }[];
}

type Presence = Pick<Attendee, "status" | "arrivedPointId" | "leftPointId"> & { representedByName?: string | null };

/** Who is expected, or was there, with the count of each. */
export function AttendanceTable({ attendees, guests, points }: AttendanceTableProps) {
	const rankOf = (id: string | null) => points.find((point) => point.id === id)?.position;
	const presence = ({ status, representedByName, arrivedPointId, leftPointId }: Presence) =>
		status ? (
			<>
				<Badge tone={attendanceTones[status]}>{attendanceLabels[status]}</Badge>
				{[
					representedByName && `par ${representedByName}`,
					rankOf(arrivedPointId) && `arrivée au point ${rankOf(arrivedPointId)}`,
					rankOf(leftPointId) && `départ au point ${rankOf(leftPointId)}`,
				]
					.filter(Boolean)
					.map((text) => ` ${text}`)
					.join(",")}
			</>
		) : (
			<span className="muted">Non saisie</span>
		);
	if (attendees.length === 0) return <p className="muted">Personne n'a de mandat dans cette instance à cette date.</p>;
	const counts = attendanceStatuses
		.map((status) => ({ status, count: attendees.filter((attendee) => attendee.status === status).length }))
		.filter(({ count }) => count > 0);
	return (
		<>
			<p className="muted">
				{counts.length === 0
					? `${formatCount(attendees.length, "personne attendue", "personnes attendues")}, présences non saisies.`
					: counts.map(({ status, count }) => `${attendanceLabels[status]}${count > 1 ? "s" : ""}\u00a0: ${count}`).join(" · ")}
			</p>
			<DataTable
				caption="Présences"
				rows={attendees}
				rowKey={({ personId }) => personId}
				columns={[
					{ key: "name", header: "Nom", cell: ({ displayName }) => displayName },
					{ key: "organisation", header: "Organisation", cell: ({ organisationName }) => organisationName },
					{ key: "role", header: "Mandat", cell: ({ role }) => mandateRoleLabels[role], isSecondary: true },
					...(counts.length > 0 ? [{ key: "status", header: "Présence", cell: presence }] : []),
				]}
			/>
			{guests.length > 0 && (
				<DataTable
					caption="Personnes invitées"
					isCaptionVisible
					rows={guests}
					rowKey={({ guestId }) => guestId}
					columns={[
						{ key: "name", header: "Nom", cell: ({ name }) => name },
						{ key: "organisation", header: "Organisation", cell: ({ organisationName }) => organisationName ?? "–" },
						...(counts.length > 0 ? [{ key: "status", header: "Présence", cell: presence }] : []),
					]}
				/>
			)}
		</>
	);
}
