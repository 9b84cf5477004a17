import { Form } from "@remix-run/react";
import { OpenCampaign } from "#app/domain/campaigns/schema.ts";
import { paths } from "#app/paths.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { namedOptions } from "../forms/option-lists.ts";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";

interface NewCampaignViewProps {
	territory: string;
	isSteward: boolean;
	committees: readonly { id: string; name: string }[];
	axes: readonly { id: string; number: number; title: string; programmeTitle: string }[];
	suggested: { title: string; startsOn: string; endsOn: string };
	reply: Reply | undefined;
}

const labels = {
	title: "Nom de la campagne",
	startsOn: "Début de la période",
	endsOn: "Fin de la période",
	dueOn: "À saisir avant le",
	committeeId: "Fiches suivies par",
	axisIds: "Axes",
};

export function NewCampaignView({ territory, isSteward, committees, axes, suggested, reply }: NewCampaignViewProps) {
	const { form, fields, props } = useZodForm(OpenCampaign, { id: "campagne", reply, defaultValue: suggested });
	const hasSeveralProgrammes = new Set(axes.map(({ programmeTitle }) => programmeTitle)).size > 1;
	return (
		<>
			<PageHeader
				title="Ouvrir une campagne"
				breadcrumbs={[
					{ label: "Indicateurs", href: paths.indicators(territory) },
					{ label: "Campagnes", href: paths.campaigns(territory) },
					{ label: "Nouvelle campagne" },
				]}
				lead="Chaque indicateur à mesurer sur la période donne une valeur attendue, demandée à l'organisation qui la produit ou au pilote de la fiche."
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.title, labels.title],
						[fields.startsOn, labels.startsOn],
						[fields.endsOn, labels.endsOn],
						[fields.dueOn, labels.dueOn],
						[fields.committeeId, labels.committeeId],
						[fields.axisIds, labels.axisIds],
					)}
				/>
				<TextField field={fields.title} label={labels.title} />
				<FieldRow>
					<DateField field={fields.startsOn} label={labels.startsOn} />
					<DateField field={fields.endsOn} label={labels.endsOn} hint="Ce sera la date des valeurs." />
				</FieldRow>
				<DateField field={fields.dueOn} label={labels.dueOn} />
				<SelectField
					field={fields.committeeId}
					label={labels.committeeId}
					options={namedOptions(committees)}
					emptyLabel={isSteward ? "Tout le territoire" : undefined}
					width="medium"
				/>
				<CheckboxGroupField
					field={fields.axisIds}
					label={labels.axisIds}
					hint="Aucun axe coché : tous."
					options={axes.map(({ id, number, title, programmeTitle }) => ({
						value: id,
						label: hasSeveralProgrammes ? `${programmeTitle} – Axe ${number}. ${title}` : `Axe ${number}. ${title}`,
					}))}
				/>
				<SubmitRow label="Ouvrir la campagne" secondary={{ href: paths.campaigns(territory), label: "Annuler" }} />
			</Form>
		</>
	);
}
