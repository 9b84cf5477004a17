import { Form } from "@remix-run/react";
import { AssignValues } from "#app/domain/campaigns/schema.ts";
import type { ExpectedState } from "#app/domain/campaigns/types.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { initialListOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { personOptions } from "../forms/option-lists.ts";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { MeasurementStateBadge } from "../indicators/measurement-state-badge.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { ShownCampaign } from "./campaign-list-view.tsx";

interface AskedValue {
	id: string;
	label: string;
	indicatorId: string;
	sheetCode: string;
	sheetTitle: string;
	personName: string | null;
	organisationName: string | null;
	state: ExpectedState;
}

interface CampaignPeopleViewProps {
	territory: string;
	campaign: ShownCampaign;
	values: readonly AskedValue[];
	/** Those who may enter at least one of these values. */
	people: readonly PersonChoice[];
	reply: Reply | undefined;
}

/** Who is asked for each value: several are given to someone else at once. */
export function CampaignPeopleView({ territory, campaign, values, people, reply }: CampaignPeopleViewProps) {
	const { form, fields, props } = useZodForm(AssignValues, { id: "responsables", reply });
	const chosen = initialListOf(fields.expectedIds);
	const campaignHref = paths.campaign(territory, campaign.id);
	return (
		<>
			<PageHeader
				title="Qui saisit les valeurs"
				eyebrow={campaign.title}
				breadcrumbs={[
					{ label: "Indicateurs", href: paths.indicators(territory) },
					{ label: "Campagnes", href: paths.campaigns(territory) },
					{ label: campaign.title, href: campaignHref },
					{ label: "Qui saisit" },
				]}
				lead="Une valeur est demandée à l'organisation qui la produit ou au pilote de la fiche. Confiez-la à quelqu'un d'autre si besoin."
			/>
			{campaign.isClosed ? (
				<Notice tone="info">Cette campagne est close : ses valeurs ne sont plus demandées à personne.</Notice>
			) : values.length === 0 ? (
				<EmptyState
					title="Aucune valeur n'est à confier"
					text="Cette campagne ne demande aucune valeur des fiches que vous suivez."
					action={<LinkButton href={campaignHref}>Voir la campagne</LinkButton>}
				/>
			) : (
				<Form method="post" {...props}>
					<FormErrorSummary
						formErrors={form.errors}
						errors={errorsOf([{ id: "choix-0", errors: fields.expectedIds.errors }, "Valeurs"], [fields.personId, "Confier à"])}
					/>
					<input type="hidden" name="revision" value={currentOf<ShownCampaign>(reply)?.revision ?? campaign.revision} />
					<DataTable
						caption="Valeurs attendues"
						rows={values.map((value, index) => ({ ...value, index }))}
						rowKey={({ id }) => id}
						columns={[
							{
								key: "choice",
								header: "Choisir",
								cell: ({ id, label, index }) => (
									<label className="choice">
										<input type="checkbox" id={`choix-${index}`} name="expectedIds" value={id} defaultChecked={chosen.includes(id)} />
										<span className="visually-hidden">{label}</span>
									</label>
								),
							},
							{
								key: "label",
								header: "Indicateur",
								isRowHeader: true,
								cell: ({ indicatorId, label, sheetCode, sheetTitle }) => (
									<>
										<a href={paths.indicatorPage(territory, indicatorId)}>{label}</a>
										<span className="grid-about">{`${sheetCode} ${sheetTitle}`}</span>
									</>
								),
							},
							{
								key: "who",
								header: "Demandée à",
								cell: ({ personName, organisationName }) =>
									personName ? (
										<>
											{personName}
											<span className="grid-about">{organisationName}</span>
										</>
									) : (
										<span className="muted">Personne n'est désigné</span>
									),
							},
							{ key: "state", header: "État", cell: ({ state }) => <MeasurementStateBadge state={state} /> },
						]}
					/>
					<SelectField field={fields.personId} label="Confier à" options={personOptions(people)} emptyLabel="Choisir une personne" />
					<SubmitRow label="Confier les valeurs choisies" secondary={{ href: campaignHref, label: "Revenir à la campagne" }} />
				</Form>
			)}
		</>
	);
}
