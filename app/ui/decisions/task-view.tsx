import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { verbTones } from "../minutes/decision-card.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { type DecisionRow, dueText, type TaskShown, taskLabel, taskTone } from "./facts.ts";

interface TaskViewProps {
	territory: string;
	today: string;
	task: TaskShown & { doneByName: string | null; decision: Omit<DecisionRow, "task"> };
	can: { complete: boolean; reopen: boolean };
	reply: Reply | undefined;
}

/** What someone has to do, the decision that asks for it, and whether it is done. */
export function TaskView({ territory, today, task, can, reply }: TaskViewProps) {
	const { decision } = task;
	return (
		<>
			<PageHeader
				title={task.title}
				eyebrow="Suite à donner"
				breadcrumbs={[{ label: "Décisions", href: paths.decisions(territory) }, { label: task.title }]}
				meta={<Badge tone={taskTone(task)}>{taskLabel(task)}</Badge>}
			/>
			<FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={sentencesOf(reply)} />
			<DefinitionList
				items={[
					{ term: "Responsable", description: task.ownerName },
					{ term: "Échéance", description: dueText(task, today) },
					...(task.doneAt ? [{ term: "Faite", description: `${task.doneByName}, le ${formatShortDateTime(task.doneAt)}` }] : []),
					{
						term: "Fiche action",
						description: decision.sheet && (
							<a href={paths.sheet(territory, decision.sheet.slug)}>
								{decision.sheet.code} – {decision.sheet.title}
							</a>
						),
					},
				]}
			/>
			{(can.complete || can.reopen) && (
				<form method="post" className="task-turn">
					<input type="hidden" name="revision" value={task.revision} />
					<input type="hidden" name="intent" value={can.complete ? "complete" : "reopen"} />
					<Button variant={can.complete ? "primary" : "secondary"} icon={can.complete ? "check" : "history"}>
						{can.complete ? "Marquer comme faite" : "Remettre à faire"}
					</Button>
				</form>
			)}
			<Section title={`Décision n°\u00a0${decision.reference}`}>
				<p>
					<Badge tone={verbTones[decision.verb]}>{verbLabels[decision.verb]}</Badge>
				</p>
				<p className="decision-text">{decision.text}</p>
				<p className="muted">
					{decision.committeeName}, le {formatDay(decision.decidedOn)} ·{" "}
					<a href={paths.minutes(territory, decision.committeeSlug, decision.meetingId)}>Lire le compte rendu</a>
				</p>
			</Section>
		</>
	);
}
