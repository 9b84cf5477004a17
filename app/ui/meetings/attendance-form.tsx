import { Form } from "@remix-run/react";
import type { MandateRole } from "#app/domain/kernel/actor.ts";
import { type AttendanceStatus, attendanceStatuses } from "#app/domain/meetings/types.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { fieldOf, initialTextOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";

export interface Attendee {
	personId: string;
	displayName: string;
	organisationName: string;
	role: MandateRole;
	status: AttendanceStatus | null;
}

interface AttendanceFormProps extends Place {
	meeting: { id: string; title: string; revision: number };
	attendees: readonly Attendee[];
	reply: Reply | undefined;
}

interface StoredAttendance {
	attendance: { personId: string; status: AttendanceStatus }[];
	revision: number;
}

/** Who was there: one answer for each member, sent together. */
export function AttendanceForm({ attendees, reply, ...place }: AttendanceFormProps) {
	const { territory, committee, meeting } = place;
	const sent = reply?.lastResult.initialValue as { attendance?: { personId?: string; status?: string }[]; revision?: string } | undefined;
	const rows = attendees.map((attendee, index) => {
		const typed = sent?.attendance?.find((row) => row?.personId === attendee.personId)?.status;
		const errors = reply?.lastResult.error?.[`attendance[${index}].status`] ?? undefined;
		const field = fieldOf(`attendance[${index}].status`, typed ?? attendee.status, { id: `presence-${index + 1}`, errors, required: true });
		return { attendee, field };
	});
	const current = currentOf<StoredAttendance>(reply);
	const nameOf = (id: string) => attendees.find(({ personId }) => personId === id)?.displayName ?? "Ancien membre";
	return (
		<>
			<PageHeader title="Présences" eyebrow={meeting.title} breadcrumbs={crumbsOf(place, "Présences")} />
			{attendees.length === 0 ? (
				<EmptyState title="Aucun membre à cette date" text="Personne n'avait de mandat dans cette instance le jour de la réunion." />
			) : (
				<Form method="post" noValidate className="form">
					<FormErrorSummary
						formErrors={reply?.lastResult.error?.[""] ?? []}
						errors={rows.flatMap(({ attendee, field }) =>
							(field.errors ?? []).map((text) => ({ id: field.id, label: attendee.displayName, text })),
						)}
					/>
					{current && (
						<StoredVersion
							items={current.attendance.map(({ personId, status }) => ({ term: nameOf(personId), description: attendanceLabels[status] }))}
						/>
					)}
					<input type="hidden" name="revision" value={revisionOf(fieldOf("revision", sent?.revision ?? String(meeting.revision)), reply)} />
					{rows.map(({ attendee, field }, index) => (
						<div key={attendee.personId}>
							<input type="hidden" name={`attendance[${index}].personId`} value={attendee.personId} />
							<RadioGroupField
								field={field}
								label={attendee.displayName}
								hint={[attendee.organisationName, attendee.role !== "member" && mandateRoleLabels[attendee.role]]
									.filter(Boolean)
									.join(" · ")}
								options={attendanceStatuses.map((status) => ({ value: status, label: attendanceLabels[status] }))}
								layout="row"
								defaultValue={initialTextOf(field)}
							/>
						</div>
					))}
					<SubmitRow
						label="Enregistrer les présences"
						secondary={{ href: paths.meeting(territory, committee.slug, meeting.id), label: "Annuler" }}
					/>
				</Form>
			)}
		</>
	);
}
