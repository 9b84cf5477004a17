import type { DecisionVerb, TaskStatus } from "#app/domain/decisions/types.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { relativeDay } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { verbTones } from "../minutes/decision-card.tsx";
import { Badge } from "../primitives/badge.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { DayText, InstantText } from "../primitives/moment.tsx";
import type { ShownMeeting } from "./shown.ts";
import { LateBadge } from "./status-badge.tsx";

export interface FollowUp {
	decisions: readonly {
		reference: string;
		text: string;
		verb: DecisionVerb;
		decidedOn: string;
		committeeSlug: string;
		committeeName: string;
		meetingId: string;
	}[];
	tasks: readonly { id: string; title: string; ownerName: string; dueOn: string; status: TaskStatus }[];
	meetings: readonly ShownMeeting[];
}

/** What the bodies decided on the action, what is to be done, and where it was spoken of. */
export function SheetFollowUp({ territory, today, decisions, tasks, meetings }: FollowUp & { territory: string; today: string }) {
	return (
		<>
			{tasks.length > 0 && (
				<Section title="Suites à donner" id="suites" count={tasks.length}>
					<ItemList
						label="Suites à donner"
						items={tasks.map((task) => ({
							key: task.id,
							title: task.title,
							href: paths.task(territory, task.id),
							text: (
								<>
									{task.ownerName} · pour le <DayText day={task.dueOn} />
									{task.status === "open" && ` (${relativeDay(task.dueOn, today)})`}
								</>
							),
							meta: task.status === "done" ? <Badge tone="success">Faite</Badge> : task.dueOn < today && <LateBadge />,
						}))}
					/>
				</Section>
			)}
			<Section title="Décisions" id="decisions" count={decisions.length}>
				{decisions.length === 0 ? (
					<p className="muted">Aucune décision ne porte encore sur cette fiche.</p>
				) : (
					<ItemList
						label="Décisions"
						items={decisions.map((decision) => ({
							key: decision.reference,
							title: decision.text,
							href: paths.minutes(territory, decision.committeeSlug, decision.meetingId),
							text: (
								<>
									{decision.reference} · {decision.committeeName} · <DayText day={decision.decidedOn} />
								</>
							),
							meta: <Badge tone={verbTones[decision.verb]}>{verbLabels[decision.verb]}</Badge>,
						}))}
					/>
				)}
			</Section>
			<Section title="Réunions" id="reunions" count={meetings.length}>
				{meetings.length === 0 ? (
					<p className="muted">Cette fiche n'a été à l'ordre du jour d'aucune réunion.</p>
				) : (
					<ItemList
						label="Réunions dont l'ordre du jour cite la fiche"
						items={meetings.map((meeting) => ({
							key: meeting.id,
							title: meeting.title,
							href: paths.meeting(territory, meeting.committeeSlug, meeting.id),
							text: (
								<>
									{meeting.committeeName} · <InstantText instant={meeting.startsAt} />
								</>
							),
							meta: meeting.status === "cancelled" && <Badge tone="warning">Annulée</Badge>,
						}))}
					/>
				)}
			</Section>
		</>
	);
}
