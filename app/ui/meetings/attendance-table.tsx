import { attendanceStatuses } from "#app/domain/meetings/types.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import type { Attendee } from "./attendance-form.tsx";
import { attendanceTones } from "./facts.ts";

/** Who is expected, or was there, with the count of each. */
export function AttendanceTable({ attendees }: { attendees: readonly Attendee[] }) {
	if (attendees.length === 0) return <p className="muted">Personne n'a de mandat dans cette instance à cette date.</p>;
	const counts = attendanceStatuses
		.map((status) => ({ status, count: attendees.filter((attendee) => attendee.status === status).length }))
		.filter(({ count }) => count > 0);
	return (
		<>
			<p className="muted">
				{counts.length === 0
					? `${attendees.length} personnes attendues, présences non saisies.`
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
					{
						key: "status",
						header: "Présence",
						cell: ({ status }) =>
							status ? <Badge tone={attendanceTones[status]}>{attendanceLabels[status]}</Badge> : <span className="muted">Non saisie</span>,
					},
				]}
			/>
		</>
	);
}
