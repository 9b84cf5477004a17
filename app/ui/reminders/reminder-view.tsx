import { stageLabel } from "#app/messages/reminders.ts";
import { paths } from "#app/paths.ts";
import { formatShortDateTime } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { DayText } from "../primitives/moment.tsx";
import { NextReminder } from "./next-reminder.tsx";

interface ReminderViewProps {
	territory: string;
	kindTitle: string;
	title: string;
	href: string;
	dueOn: string;
	tomorrow: string;
	people: readonly string[];
	hold: { untilOn: string | null } | null;
	nextOn: string | null;
	isSentToday: boolean;
	raised: readonly { id: string; stage: string; raisedAt: string; toName: string; sentByName: string | null }[];
	canLead: boolean;
	reply: Reply | undefined;
}

/** The reminders of one object: the next one, those that left, and what whoever leads may do. */
export function ReminderView(props: ReminderViewProps) {
	const { territory, kindTitle, title, href, dueOn, tomorrow, people, hold, nextOn, isSentToday, raised, canLead, reply } = props;
	const errors = reply?.lastResult.error ?? {};
	return (
		<>
			<PageHeader
				title={`Relances\u00a0: ${title}`}
				eyebrow={kindTitle}
				breadcrumbs={[{ label: "Relances", href: paths.reminders(territory) }, { label: title, href }, { label: "Relances de cet objet" }]}
			/>
			<FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={Object.values(errors).flatMap((list) => list ?? [])} />
			<DefinitionList
				items={[
					{ term: "Échéance", description: <DayText day={dueOn} /> },
					{ term: "Personnes relancées", description: people.join(", ") },
					{ term: "Suite", description: <NextReminder nextOn={nextOn} hold={hold} /> },
				]}
			/>
			{canLead && (
				<Section title="Décider">
					{isSentToday ? (
						<p className="muted">Une relance est partie aujourd'hui.</p>
					) : (
						<form method="post">
							<Button name="intent" value="send" icon="send">
								Relancer maintenant
							</Button>
						</form>
					)}
					<form method="post" className="form">
						<DateField field={fieldOf("untilOn", hold?.untilOn ?? null, { min: tomorrow })} label="Reporter au" />
						<SubmitRow label="Reporter la relance" intent="postpone" variant="secondary" />
					</form>
					{hold ? (
						<form method="post">
							<Button name="intent" value="resume" variant="secondary" icon="history">
								Reprendre les relances
							</Button>
						</form>
					) : (
						<Confirm
							triggerLabel="Arrêter les relances"
							title={"Arrêter ces relances\u00a0?"}
							text="Plus aucune relance ne part pour cette échéance, jusqu'à ce que quelqu'un les reprenne."
							confirmLabel="Arrêter les relances"
							fields={{ intent: "stop" }}
						/>
					)}
				</Section>
			)}
			<Section title="Relances parties" count={raised.length}>
				{raised.length === 0 ? (
					<EmptyState title="Aucune relance" text="Rien n'est encore parti pour cette échéance." />
				) : (
					<ItemList
						label="Relances parties"
						items={raised.map(({ id, stage, raisedAt, toName, sentByName }) => ({
							key: id,
							title: toName,
							text: `${formatShortDateTime(raisedAt)}, ${stageLabel(stage)}${sentByName ? `, par ${sentByName}` : ""}`,
						}))}
					/>
				)}
			</Section>
		</>
	);
}
