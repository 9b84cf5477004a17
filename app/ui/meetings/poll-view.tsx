import type { PollAnswer, PollStatus } from "#app/domain/meetings/preparation-schema.ts";
import { pollAnswerLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay, formatShortDateTime, formatWeekday } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, sentencesOf } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { Tone } from "../primitives/tone.ts";
import { crumbsOf, type Place } from "./crumbs.ts";
import { hoursText } from "./facts.ts";

interface ShownSlot {
	id: string;
	day: string;
	startsAt: string;
	endsAt: string;
	isPast: boolean;
	mine: PollAnswer | null;
	yes: number;
	ifNeeded: number;
	no: number;
}

interface PollViewProps extends Place {
	poll: {
		id: string;
		title: string;
		place: string | null;
		closesOn: string;
		status: PollStatus;
		meetingId: string | null;
		revision: number;
	};
	slots: readonly ShownSlot[];
	people: readonly { personId: string; displayName: string; organisationName: string; answers: readonly (PollAnswer | null)[] }[];
	awaited: readonly string[];
	can: { answer: boolean; choose: boolean };
	reply: Reply | undefined;
}

const statuses: Record<PollStatus, { label: string; tone: Tone }> = {
	open: { label: "En cours", tone: "info" },
	chosen: { label: "Date retenue", tone: "success" },
	cancelled: { label: "Annulée", tone: "neutral" },
};
const slotText = (slot: ShownSlot) => `${formatWeekday(slot.day)} ${hoursText(slot)}`;

/** A poll of dates: one's answers, everybody's, and the date to choose. */
export function PollView({ poll, slots, people, awaited, can, reply, ...place }: PollViewProps) {
	const { territory, committee } = place;
	const { label, tone } = statuses[poll.status];
	const revision = currentOf(reply)?.revision ?? poll.revision;
	return (
		<>
			<PageHeader
				title={poll.title}
				eyebrow={`${committee.name} · Dates proposées`}
				breadcrumbs={[
					...crumbsOf(place),
					{ label: "Préparation des réunions", href: paths.preparation(territory, committee.slug) },
					{ label: "Dates proposées" },
				]}
				lead={[poll.status === "open" && `Réponses jusqu'au ${formatDay(poll.closesOn)}`, poll.place].filter(Boolean).join(" – ")}
				meta={<Badge tone={tone}>{label}</Badge>}
				actions={
					poll.meetingId && (
						<LinkButton href={paths.meeting(territory, committee.slug, poll.meetingId)} variant="primary" icon="calendar">
							Ouvrir la réunion
						</LinkButton>
					)
				}
			/>
			<FormErrorSummary title="La demande n'a pas abouti" errors={[]} formErrors={sentencesOf(reply)} />
			{can.answer && (
				<Section title="Vos réponses">
					<form method="post" className="form">
						{slots.map((slot, index) => (
							<div key={slot.id}>
								<input type="hidden" name={`answers[${index}].slotId`} value={slot.id} />
								<RadioGroupField
									field={fieldOf(`answers[${index}].answer`, slot.mine ?? "no", { id: `reponse-${index + 1}` })}
									label={slotText(slot)}
									options={labelledOptions(pollAnswerLabels)}
									layout="row"
								/>
							</div>
						))}
						<SubmitRow label={slots.some(({ mine }) => mine) ? "Modifier mes réponses" : "Enregistrer mes réponses"} intent="answer" />
					</form>
				</Section>
			)}
			<Section title="Résultats">
				<DataTable
					caption="Réponses par date"
					rows={slots}
					rowKey={({ id }) => id}
					columns={[
						{ key: "slot", header: "Date", cell: slotText },
						{ key: "yes", header: "Oui", align: "end", cell: ({ yes }) => yes },
						{ key: "ifNeeded", header: "Si besoin", align: "end", cell: ({ ifNeeded }) => ifNeeded },
						{ key: "no", header: "Non", align: "end", cell: ({ no }) => no },
						...(can.choose
							? [
									{
										key: "choose",
										header: "Choix",
										cell: (slot: ShownSlot) =>
											slot.isPast ? (
												<span className="muted">Date passée</span>
											) : (
												<Confirm
													tone="primary"
													isQuiet
													triggerLabel="Retenir"
													about={`le ${slotText(slot)}`}
													title={`Retenir le ${slotText(slot)}\u00a0?`}
													text="La réunion est créée à cette date, et les réponses se terminent."
													confirmLabel="Retenir cette date"
													fields={{ intent: "choose", revision, slotId: slot.id }}
												/>
											),
									},
								]
							: []),
					]}
				/>
				{people.length > 0 && (
					<DataTable
						caption="Réponses par personne"
						rows={people}
						rowKey={({ personId }) => personId}
						columns={[
							{
								key: "name",
								header: "Personne",
								cell: ({ displayName, organisationName }) => (
									<>
										{displayName}
										<p className="hint">{organisationName}</p>
									</>
								),
							},
							...slots.map((slot, index) => ({
								key: slot.id,
								header: formatShortDateTime(slot.startsAt),
								cell: ({ answers }: { answers: readonly (PollAnswer | null)[] }) => {
									const answer = answers[index];
									return answer ? pollAnswerLabels[answer] : <span className="muted">Sans réponse</span>;
								},
							})),
						]}
					/>
				)}
				{poll.status === "open" && awaited.length > 0 && (
					<Notice title={formatCount(awaited.length, "membre n'a pas répondu", "membres n'ont pas répondu")}>{awaited.join(", ")}</Notice>
				)}
			</Section>
			{can.choose && (
				<Section title="Renoncer">
					<Confirm
						triggerLabel="Annuler la proposition de dates"
						title="Annuler cette proposition&nbsp;?"
						text="Aucune réunion n'est créée&nbsp;; les réponses restent lisibles. Cela ne se défait pas."
						confirmLabel="Annuler la proposition"
						icon="cross"
						fields={{ intent: "cancel", revision }}
					/>
				</Section>
			)}
		</>
	);
}
