import { Form } from "@remix-run/react";
import { ProposePoint } from "#app/domain/meetings/preparation-schema.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { sheetOptions } from "../forms/option-lists.ts";
import { type Reply, sentencesOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { crumbsOf, type Place } from "./crumbs.ts";
import type { SheetChoice } from "./point-fields.tsx";
import { type PlannedMeeting, ProposalItems, type ShownProposal } from "./proposal-items.tsx";

interface PreparationViewProps extends Place {
	polls: readonly { id: string; title: string; closesOn: string; answered: number; hasAnswered: boolean }[];
	waiting: readonly ShownProposal[];
	answered: { proposals: readonly ShownProposal[]; page: number; pageCount: number; total: number };
	meetings: readonly PlannedMeeting[];
	sheets: readonly SheetChoice[];
	can: { prepare: boolean; propose: boolean; answerPolls: boolean };
	reply: Reply | undefined;
}

/** What a body prepares: dates asked for, points proposed, and what became of them. */
export function PreparationView({ polls, waiting, answered, meetings, sheets, can, reply, ...place }: PreparationViewProps) {
	const { territory, committee } = place;
	const here = paths.preparation(territory, committee.slug);
	const isProposal = reply !== undefined && "title" in (reply.lastResult.initialValue ?? {});
	return (
		<>
			<PageHeader
				title="Préparation des réunions"
				eyebrow={committee.name}
				breadcrumbs={crumbsOf(place, "Préparation des réunions")}
				lead="Seuls les membres de l'instance, la coopération et l'administration voient cette page."
				actions={
					can.prepare && (
						<>
							<LinkButton href={paths.newMeeting(territory, committee.slug)} icon="plus">
								Préparer une réunion
							</LinkButton>
							<LinkButton href={paths.newSeries(territory, committee.slug)} icon="calendar">
								Planifier une série
							</LinkButton>
							<LinkButton href={paths.newPoll(territory, committee.slug)} icon="people">
								Proposer des dates
							</LinkButton>
						</>
					)
				}
			/>
			{!isProposal && <FormErrorSummary title="La réponse n'est pas enregistrée" errors={[]} formErrors={sentencesOf(reply)} />}
			<Section title="Dates proposées" count={polls.length}>
				{polls.length === 0 ? (
					<p className="muted">Aucune proposition de dates en cours.</p>
				) : (
					<ItemList
						label="Dates proposées"
						items={polls.map(({ id, title, closesOn, answered: count, hasAnswered }) => ({
							key: id,
							title,
							href: paths.poll(territory, committee.slug, id),
							text: `Réponses jusqu'au ${formatDay(closesOn)} · ${formatCount(count, "personne a répondu", "personnes ont répondu")}`,
							meta: can.answerPolls && (
								<Badge tone={hasAnswered ? "success" : "warning"}>{hasAnswered ? "Vous avez répondu" : "Votre réponse est attendue"}</Badge>
							),
						}))}
					/>
				)}
			</Section>
			<Section title="Points proposés" count={waiting.length}>
				{waiting.length === 0 ? (
					<EmptyState
						title="Aucun point en attente"
						text="Les points proposés par les membres, et ceux qui n'ont pas été traités, paraîtront ici."
					/>
				) : (
					<ProposalItems place={place} proposals={waiting} meetings={meetings} canAnswer={can.prepare} />
				)}
			</Section>
			{can.propose && <ProposalForm sheets={sheets} reply={isProposal ? reply : undefined} />}
			{answered.total > 0 && (
				<Section title="Points déjà examinés" count={answered.total}>
					<ProposalItems place={place} proposals={answered.proposals} meetings={[]} canAnswer={false} />
					<Pagination {...answered} hrefOf={(page) => `${here}?page=${page}`} noun="point" />
				</Section>
			)}
		</>
	);
}

function ProposalForm({ sheets, reply }: { sheets: readonly SheetChoice[]; reply: Reply | undefined }) {
	const { form, fields, props } = useZodForm(ProposePoint, { id: "proposition", reply });
	return (
		<Section title="Proposer un point">
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf([fields.title, "Intitulé"], [fields.reason, "Pourquoi en parler"], [fields.sheetId, "Fiche action"])}
				/>
				<TextField field={fields.title} label="Intitulé" maxLength={300} />
				<TextAreaField
					field={fields.reason}
					label="Pourquoi en parler"
					hint="Ce que vous attendez de l'instance. N'y nommez aucune personne accompagnée."
					rows={3}
					maxLength={2000}
				/>
				<SelectField field={fields.sheetId} label="Fiche action" emptyLabel="Aucune fiche" options={sheetOptions(sheets)} />
				<CheckboxField
					field={fields.isConfidential}
					label="Point confidentiel"
					hint="À l'ordre du jour, les autres membres du territoire n'en liront rien."
				/>
				<SubmitRow label="Proposer le point" icon="plus" />
			</Form>
		</Section>
	);
}
