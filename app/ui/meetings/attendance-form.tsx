import { Form } from "@remix-run/react";
import type { MandateRole } from "#app/domain/kernel/actor.ts";
import { type AttendanceStatus, attendanceStatuses, type GuestStatus, guestStatuses } from "#app/domain/meetings/types.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { type FieldMeta, fieldOf, initialTextOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";

export interface Attendee {
	personId: string;
	displayName: string;
	organisationName: string;
	role: MandateRole;
	status: AttendanceStatus | null;
	representedById: string | null;
	representedByName: string | null;
	arrivedPointId: string | null;
	leftPointId: string | null;
}

export interface GuestRow {
	guestId: string;
	name: string;
	organisationName: string | null;
	status: GuestStatus | null;
	arrivedPointId: string | null;
	leftPointId: string | null;
}

interface AttendanceFormProps extends Place {
	meeting: { id: string; title: string; revision: number };
	attendees: readonly Attendee[];
	guests: readonly GuestRow[];
	points: readonly { id: string; position: number; title: string }[];
	/** Nothing is recorded yet: what shows is what was answered to the notice. */
	isPrefilled: boolean;
	reply: Reply | undefined;
}

type PassageName = "arrivedPointId" | "leftPointId";

interface StoredAttendance {
	attendance: { personId: string; status: AttendanceStatus }[];
	revision: number;
}

/** Who was there: one answer for each member, sent together. */
export function AttendanceForm({ attendees, guests, points, isPrefilled, reply, ...place }: AttendanceFormProps) {
	const { territory, committee, meeting } = place;
	const sent = reply?.lastResult.initialValue as
		| { attendance?: Record<string, string | undefined>[]; guests?: Record<string, string | undefined>[]; revision?: string }
		| undefined;
	const rows = attendees.map((attendee, index) => {
		const row = sent?.attendance?.find((one) => one?.personId === attendee.personId);
		const typed = row?.status;
		const errors = reply?.lastResult.error?.[`attendance[${index}].status`] ?? undefined;
		const field = fieldOf(`attendance[${index}].status`, typed ?? attendee.status, { id: `presence-${index + 1}`, errors });
		const passage = (name: PassageName | "representedById") =>
			fieldOf(`attendance[${index}].${name}`, row ? row[name] : attendee[name], { id: `presence-${index + 1}-${name}` });
		return { attendee, field, passage };
	});
	const current = currentOf<StoredAttendance>(reply);
	const nameOf = (id: string) => attendees.find(({ personId }) => personId === id)?.displayName ?? "Ancien membre";
	return (
		<>
			<PageHeader
				title="Présences"
				eyebrow={meeting.title}
				breadcrumbs={crumbsOf(place, "Présences")}
				lead="Une réponse pour chaque personne."
			/>
			{isPrefilled && !reply && (
				<Notice title="Rien n'est encore enregistré">
					Les choix ci-dessous reprennent les réponses à la convocation&nbsp;: vérifiez-les.
				</Notice>
			)}
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
					{rows.map(({ attendee, field, passage }, index) => (
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
							<Disclosure
								summary="Représentation, arrivée, départ"
								isOpen={Boolean(attendee.representedById || attendee.arrivedPointId || attendee.leftPointId)}
							>
								<FieldRow>
									<SelectField
										field={passage("representedById")}
										label="Représenté par"
										emptyLabel="Non précisé"
										options={attendees
											.filter(({ personId }) => personId !== attendee.personId)
											.map(({ personId, displayName }) => ({ value: personId, label: displayName }))}
									/>
									<PassageFields field={passage} points={points} />
								</FieldRow>
							</Disclosure>
						</div>
					))}
					{guests.length > 0 && <h2>Personnes invitées</h2>}
					{guests.map(({ guestId, name, organisationName, status, ...guest }, index) => {
						const row = sent?.guests?.find((one) => one?.guestId === guestId);
						const field = fieldOf(`guests[${index}].status`, row?.status ?? status ?? "absent", { id: `invite-${index + 1}` });
						const passage = (name: PassageName) =>
							fieldOf(`guests[${index}].${name}`, row ? row[name] : guest[name], { id: `invite-${index + 1}-${name}` });
						return (
							<div key={guestId}>
								<input type="hidden" name={`guests[${index}].guestId`} value={guestId} />
								<RadioGroupField
									field={field}
									label={name}
									hint={organisationName}
									options={guestStatuses.map((value) => ({ value, label: attendanceLabels[value] }))}
									layout="row"
									defaultValue={initialTextOf(field)}
								/>
								<Disclosure summary="Arrivée, départ" isOpen={Boolean(guest.arrivedPointId || guest.leftPointId)}>
									<FieldRow>
										<PassageFields field={passage} points={points} />
									</FieldRow>
								</Disclosure>
							</div>
						);
					})}
					<SubmitRow
						label="Enregistrer les présences"
						secondary={{ href: paths.meeting(territory, committee.slug, meeting.id), label: "Annuler" }}
					/>
				</Form>
			)}
		</>
	);
}

/** At which points of the agenda someone came and left. */
function PassageFields({ field, points }: { field: (name: PassageName) => FieldMeta; points: AttendanceFormProps["points"] }) {
	const options = points.map(({ id, position, title }) => ({ value: id, label: `${position}. ${title}` }));
	return (
		<>
			<SelectField field={field("arrivedPointId")} label="Arrivée au point" emptyLabel="Dès le début" options={options} />
			<SelectField field={field("leftPointId")} label="Départ au point" emptyLabel="Resté jusqu'à la fin" options={options} />
		</>
	);
}
