import { Form } from "@remix-run/react";
import type { DropInSession } from "#app/domain/missions/types.ts";
import { bookingLabels, rhythmText } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay, formatTime, formatWeekday } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { NextReminderOf, type ShownReminder } from "../reminders/next-reminder.tsx";

export type ShownSession = Omit<DropInSession, "id" | "organisationId" | "hostId" | "startsOn" | "endsOn" | "closedOn" | "confirmedOn"> & {
	id: string;
	organisationId: string;
	hostId: string | null;
	startsOn: string;
	endsOn: string | null;
	closedOn: string[];
	confirmedOn: string | null;
	nextDates: readonly string[];
	isOver: boolean;
	isToConfirm: boolean;
	reminder?: ShownReminder | null;
	can: { edit: boolean };
};

export const whenText = (session: Pick<ShownSession, "rhythm" | "weekday" | "nth" | "opensAt" | "closesAt">): string =>
	`${rhythmText(session)}, de ${formatTime(session.opensAt)} à ${formatTime(session.closesAt)}`;

const whereText = ({ place, hostName }: ShownSession): string => (hostName ? `${place} (dans les locaux de ${hostName})` : place);

/** Where and when each organisation receives, with the next dates worked out. */
export function SessionList({ territory, sessions }: { territory: string; sessions: readonly ShownSession[] }) {
	return (
		<ItemList
			label="Permanences"
			items={sessions.map((session) => ({
				key: session.id,
				title: `${session.organisationName} – ${whenText(session)}`,
				href: session.can.edit ? paths.dropInSession(territory, session.id) : undefined,
				text: (
					<>
						<p>
							{whereText(session)} · {bookingLabels[session.booking]}
						</p>
						<p>{datesText(session)}</p>
						{session.note && <p>{session.note}</p>}
						{session.reminder && (
							<p>
								<NextReminderOf territory={territory} reminder={session.reminder} />
							</p>
						)}
					</>
				),
				meta: session.isOver ? (
					<Badge>terminée</Badge>
				) : session.isToConfirm ? (
					<Badge tone="warning">à confirmer</Badge>
				) : (
					session.confirmedOn && <Badge tone="success">confirmée le {formatShortDay(session.confirmedOn)}</Badge>
				),
				actions: session.isToConfirm && session.can.edit && (
					<Form method="post" action={paths.confirmDropInSession(territory, session.id)}>
						<Button
							variant="secondary"
							size="small"
							icon="check"
							aria-label={`Elle tient toujours\u00a0: permanence de ${session.organisationName}`}
						>
							Elle tient toujours
						</Button>
					</Form>
				),
			}))}
		/>
	);
}

function datesText({ isOver, endsOn, nextDates }: ShownSession): string {
	if (isOver && endsOn) return `Dernière date : ${formatWeekday(endsOn)}`;
	if (nextDates.length === 0) return "Aucune date à venir";
	return `Prochaines dates : ${nextDates.map(formatWeekday).join(", ")}`;
}
