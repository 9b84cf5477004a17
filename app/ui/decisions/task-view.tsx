import { CompleteTask } from "#app/domain/decisions/schema.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { verbTones } from "../minutes/decision-card.tsx";
import { ConfidentialBadge } from "../minutes/record-cards.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button } from "../primitives/button.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { NextReminder } from "../reminders/next-reminder.tsx";
import { dueText, type TaskRow } from "./facts.ts";
import { TaskBadge } from "./task-badge.tsx";

interface TaskViewProps {
	territory: string;
	today: string;
	task: TaskRow;
	/** The next reminder of whoever has to do it; null once done. */
	reminder: { nextOn: string | null; hold: { untilOn: string | null } | null } | null;
	can: { complete: boolean; reopen: boolean };
	reply: Reply | undefined;
}

const Evidence = CompleteTask.pick({ evidence: true, evidenceUrl: true });

/** What someone has to do, what asks for it, and whether it is done. */
export function TaskView({ territory, today, task, reminder, can, reply }: TaskViewProps) {
	const { decision, sheet } = task;
	const { form, fields, props } = useZodForm(Evidence, { id: "faite", reply });
	return (
		<>
			<PageHeader
				title={task.title}
				eyebrow="Suite à donner"
				breadcrumbs={[{ label: "Décisions", href: paths.decisions(territory) }, { label: task.title }]}
				meta={
					<>
						<TaskBadge task={task} /> {task.isConfidential && <ConfidentialBadge />}
					</>
				}
			/>
			<FormErrorSummary
				title="La demande n'a pas abouti"
				errors={errorsOf([fields.evidence, "Ce qui a été fait"], [fields.evidenceUrl, "Lien"])}
				formErrors={form.errors}
			/>
			<DefinitionList
				items={[
					{ term: "Responsable", description: task.ownerName },
					{ term: "Échéance", description: dueText(task, today) },
					...(reminder
						? [{ term: "Relances", description: <NextReminder {...reminder} href={paths.reminder(territory, "task", task.id)} /> }]
						: []),
					...(task.doneAt ? [{ term: "Faite", description: `${task.doneByName}, le ${formatShortDateTime(task.doneAt)}` }] : []),
					...(task.evidence ? [{ term: "Ce qui a été fait", description: <span className="remark">{task.evidence}</span> }] : []),
					...(task.evidenceUrl
						? [
								{
									term: "Pièce justificative",
									description: (
										<a href={task.evidenceUrl} rel="noopener noreferrer nofollow">
											{task.evidenceUrl}
										</a>
									),
								},
							]
						: []),
					{
						term: "Fiche action",
						description: sheet && (
							<a href={paths.sheet(territory, sheet.slug)}>
								{sheet.code} – {sheet.title}
							</a>
						),
					},
				]}
			/>
			{can.complete && (
				<form method="post" {...props}>
					<input type="hidden" name="revision" value={task.revision} />
					<input type="hidden" name="intent" value="complete" />
					<TextAreaField field={fields.evidence} label="Ce qui a été fait" hint="Facultatif. Ce qui montre que c'est fait." rows={3} />
					<TextField field={fields.evidenceUrl} label="Lien vers une pièce" type="url" hint="Facultatif. Une adresse en https." />
					<Button icon="check">Marquer comme faite</Button>
				</form>
			)}
			{can.reopen && (
				<form method="post" className="task-turn">
					<input type="hidden" name="revision" value={task.revision} />
					<input type="hidden" name="intent" value="reopen" />
					<Button variant="secondary" icon="history">
						Remettre à faire
					</Button>
				</form>
			)}
			<Section title={decision ? `Décision n°\u00a0${decision.reference}` : "Réunion"}>
				{decision && (
					<>
						<p>
							<Badge tone={verbTones[decision.verb]}>{verbLabels[decision.verb]}</Badge>
						</p>
						<p className="decision-text">{decision.text}</p>
					</>
				)}
				<p className="muted">
					{task.committeeName}
					{decision ? `, le ${formatDay(decision.decidedOn)}` : `, ${task.meetingTitle}`} ·{" "}
					<a href={paths.minutes(territory, task.committeeSlug, task.meetingId)}>Lire le compte rendu</a>
				</p>
			</Section>
		</>
	);
}
