import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { effectText } from "../minutes/around.ts";
import { verbTones } from "../minutes/decision-card.tsx";
import { ConfidentialBadge } from "../minutes/record-cards.tsx";
import { Badge } from "../primitives/badge.tsx";
import type { Column } from "../primitives/data-table.tsx";
import { type DecisionRow, dueText, type TaskRow } from "./facts.ts";
import { TaskBadge } from "./task-badge.tsx";

/** Decisions, each with the task it became. */
export const decisionColumns = (territory: string, today: string): Column<DecisionRow>[] => [
	{
		key: "reference",
		header: "Numéro",
		cell: ({ reference, meetingId, committeeSlug }) => (
			<a className="decision-reference" href={paths.minutes(territory, committeeSlug, meetingId)}>
				{reference}
			</a>
		),
	},
	{
		key: "decision",
		header: "Décision",
		cell: ({ text, verb, sheet, effects, isConfidential, isWithdrawn }) => (
			<div className="register-cell">
				<p>{text}</p>
				<p>
					<Badge tone={verbTones[verb]}>{verbLabels[verb]}</Badge> {isConfidential && <ConfidentialBadge />}{" "}
					{isWithdrawn && <Badge tone="neutral">Retirée</Badge>}
				</p>
				{effects.map((effect) => (
					<p key={JSON.stringify(effect)} className="muted">
						{effectText(effect, true)}
					</p>
				))}
				<AboutSheet territory={territory} sheet={sheet} />
			</div>
		),
	},
	{
		key: "committee",
		header: "Comité",
		cell: ({ committeeName, decidedOn }) => (
			<div className="register-cell">
				<p>{committeeName}</p>
				<p className="muted">{formatShortDay(decidedOn)}</p>
			</div>
		),
	},
	{
		key: "task",
		header: "Suite à donner",
		cell: ({ task }) =>
			task ? (
				<div className="register-cell">
					<p>
						<a href={paths.task(territory, task.id)}>{task.title}</a>
					</p>
					<p className="muted">
						{task.ownerName}, {dueText(task, today)}
					</p>
					<p>
						<TaskBadge task={task} />
					</p>
				</div>
			) : (
				<span className="muted">Aucune</span>
			),
	},
];

/** What is to be done, each with what asks for it. */
export const taskColumns = (territory: string, today: string): Column<TaskRow>[] => [
	{
		key: "task",
		header: "Suite à donner",
		cell: ({ id, title, sheet, isConfidential }) => (
			<div className="register-cell">
				<p>
					<a href={paths.task(territory, id)}>{title}</a> {isConfidential && <ConfidentialBadge />}
				</p>
				<AboutSheet territory={territory} sheet={sheet} />
			</div>
		),
	},
	{ key: "owner", header: "Responsable", cell: ({ ownerName }) => ownerName },
	{
		key: "due",
		header: "Échéance",
		cell: (task) => (
			<div className="register-cell">
				<p>{dueText(task, today)}</p>
				<p>
					<TaskBadge task={task} />
				</p>
			</div>
		),
	},
	{
		key: "from",
		header: "Demandée par",
		cell: ({ committeeName, committeeSlug, meetingId, meetingTitle, decision }) => (
			<div className="register-cell">
				<p>{committeeName}</p>
				<p className="muted">
					<a href={paths.minutes(territory, committeeSlug, meetingId)}>
						{decision ? `Décision n°\u00a0${decision.reference}` : meetingTitle}
					</a>
				</p>
			</div>
		),
	},
];

function AboutSheet({ territory, sheet }: { territory: string; sheet: DecisionRow["sheet"] }) {
	if (!sheet) return null;
	return (
		<p className="muted">
			Fiche{" "}
			<a href={paths.sheet(territory, sheet.slug)}>
				{sheet.code} – {sheet.title}
			</a>
		</p>
	);
}
