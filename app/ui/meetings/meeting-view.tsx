import type { MeetingStatus } from "#app/domain/meetings/types.ts";
import type { MinutesStatus } from "#app/domain/minutes/types.ts";
import { meetingMinutesLabels, meetingStatusLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { AnswersSection, type MeetingAnswers } from "../convocations/answers-section.tsx";
import { formatWeekday, relativeDay } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { Columns } from "../layout/columns.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Card } from "../primitives/card.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ReminderCard, type ShownReminder } from "../reminders/next-reminder.tsx";
import { AgendaTable } from "./agenda-table.tsx";
import type { Attendee, GuestRow } from "./attendance-form.tsx";
import { AttendanceTable } from "./attendance-table.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import { hoursText, meetingTones, minutesTones } from "./facts.ts";
import { Overrun, type ShownAgenda } from "./overrun.tsx";

interface MeetingViewProps extends Place {
	today: string;
	meeting: {
		id: string;
		title: string;
		day: string;
		startsAt: string;
		endsAt: string | null;
		place: string | null;
		room: string | null;
		videoUrl: string | null;
		isDraft: boolean;
		isInSeries: boolean;
		isOffSeries: boolean;
		status: MeetingStatus;
		revision: number;
		minutesStatus: MinutesStatus | null;
	};
	agenda: ShownAgenda;
	attendees: readonly Attendee[];
	can: { prepare: boolean; hold: boolean; cancel: boolean; changeSeries: boolean; settle: boolean; startMinutes: boolean };
	guests: readonly GuestRow[];
	answers: MeetingAnswers;
	reminders: readonly ShownReminder[];
	reply: Reply | undefined;
}

/** A meeting to read and to print: when and where, agenda, who is expected or was there, minutes. */
export function MeetingView({ today, agenda, attendees, guests, answers, can, reminders, reply, ...place }: MeetingViewProps) {
	const { territory, committee, meeting } = place;
	const address = [territory, committee.slug, meeting.id] as const;
	return (
		<>
			<PageHeader
				title={meeting.title}
				eyebrow={committee.name}
				breadcrumbs={crumbsOf(place)}
				meta={
					<>
						{meeting.isDraft ? (
							<Badge tone="neutral">Pas encore convoquée</Badge>
						) : (
							<Badge tone={meetingTones[meeting.status]}>{meetingStatusLabels[meeting.status]}</Badge>
						)}
						{meeting.minutesStatus && (
							<Badge tone={minutesTones[meeting.minutesStatus]}>{meetingMinutesLabels[meeting.minutesStatus]}</Badge>
						)}
					</>
				}
				actions={
					can.prepare && (
						<>
							<LinkButton href={paths.agenda(...address)} variant={meeting.status === "planned" ? "primary" : "secondary"} icon="edit">
								Préparer l'ordre du jour
							</LinkButton>
							<LinkButton href={paths.editMeeting(...address)}>Modifier la réunion</LinkButton>
							{can.changeSeries && (
								<LinkButton href={paths.followingMeetings(...address)} icon="calendar">
									Cette réunion et les suivantes
								</LinkButton>
							)}
						</>
					)
				}
			/>
			<FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={sentencesOf(reply)} />
			<Columns
				asideLabel="Repères de la réunion"
				aside={
					<>
						<Card title="Rendez-vous" headingLevel={2}>
							<DefinitionList
								layout="stacked"
								items={[
									{ term: "Jour", description: dayText(meeting, today) },
									{ term: "Horaire", description: hoursText(meeting) },
									{ term: "Lieu", description: [meeting.place, meeting.room].filter(Boolean).join(", ") },
									...(meeting.videoUrl
										? [
												{
													term: "Visioconférence",
													description: (
														<a href={meeting.videoUrl} rel="noreferrer">
															Rejoindre ({new URL(meeting.videoUrl).hostname})
														</a>
													),
												},
											]
										: []),
									...(meeting.isInSeries
										? [{ term: "Série", description: meeting.isOffSeries ? "Déplacée à part dans sa série" : "Fait partie d'une série" }]
										: []),
								]}
							/>
						</Card>
						<MinutesCard place={place} canWrite={can.startMinutes} />
						<ReminderCard territory={territory} reminders={reminders} />
						{(can.hold || can.cancel) && (
							<Card title="Tenue de la réunion" headingLevel={2}>
								{can.hold && (
									<Confirm
										tone="primary"
										triggerLabel="Marquer comme tenue"
										title="La réunion a eu lieu ?"
										text="Son compte rendu sera alors attendu."
										confirmLabel="Oui, elle a été tenue"
										fields={{ intent: "hold", revision: meeting.revision }}
									/>
								)}
								{can.cancel && (
									<Confirm
										triggerLabel="Annuler la réunion"
										title="Annuler cette réunion ?"
										text="Elle restera dans la liste, marquée comme annulée. Cela ne se défait pas."
										confirmLabel="Annuler cette réunion"
										icon="cross"
										fields={{ intent: "cancel", revision: meeting.revision }}
									/>
								)}
							</Card>
						)}
					</>
				}
			>
				<Section
					title="Ordre du jour"
					count={agenda.points.length}
					action={
						can.settle && (
							<LinkButton href={paths.settledPoints(...address)} size="small" icon="check">
								Points traités
							</LinkButton>
						)
					}
				>
					{agenda.points.length === 0 ? (
						<EmptyState
							title="L'ordre du jour est vide"
							text="Les points et les fiches actions à examiner paraîtront ici."
							action={can.prepare && <LinkButton href={paths.agenda(...address)}>Préparer l'ordre du jour</LinkButton>}
						/>
					) : (
						<AgendaTable place={{ territory, committee: committee.slug, meeting: meeting.id }} {...agenda} />
					)}
					{meeting.status === "planned" && <Overrun minutes={agenda.overrunMinutes} />}
				</Section>
				<AnswersSection territory={territory} committee={committee.slug} meeting={meeting.id} {...answers} />
				<Section
					title="Présences"
					action={
						<>
							{can.prepare && attendees.length > 0 && (
								<LinkButton href={paths.attendance(...address)} size="small" icon="people">
									Saisir les présences
								</LinkButton>
							)}
							<LinkButton href={paths.signingSheet(...address)} size="small" variant="quiet" icon="print">
								Feuille d'émargement
							</LinkButton>
						</>
					}
				>
					<AttendanceTable attendees={attendees} guests={guests} points={agenda.points} />
				</Section>
			</Columns>
		</>
	);
}

function dayText({ day, status }: { day: string; status: MeetingStatus }, today: string): string {
	const isNear = status === "planned" && day >= today;
	return isNear ? `${formatWeekday(day)}, ${relativeDay(day, today)}` : formatWeekday(day);
}

function MinutesCard({
	place: { territory, committee, meeting },
	canWrite,
}: {
	place: Pick<MeetingViewProps, "territory" | "committee" | "meeting">;
	canWrite: boolean;
}) {
	const href = paths.minutes(territory, committee.slug, meeting.id);
	if (meeting.minutesStatus) {
		return (
			<Card title="Compte rendu" headingLevel={2}>
				<LinkButton href={href} icon="document">
					Ouvrir le compte rendu
				</LinkButton>
			</Card>
		);
	}
	return (
		<Card title="Compte rendu" headingLevel={2}>
			{canWrite ? (
				<LinkButton href={href} icon="document">
					Rédiger le compte rendu
				</LinkButton>
			) : (
				<p className="muted">Il paraîtra ici une fois approuvé.</p>
			)}
		</Card>
	);
}
