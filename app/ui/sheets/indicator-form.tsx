import { Form } from "@remix-run/react";
import { AddIndicator, EditIndicator } from "#app/domain/indicators/schema.ts";
import type { Indicator } from "#app/domain/indicators/types.ts";
import { directionLabels, frequencyLabels, indicatorTypeHints, indicatorTypeLabels, natureLabels } from "#app/messages/indicators.ts";
import { formatDay, formatNumber } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { labelledOptions, namedOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface IndicatorFormProps {
	/** Absent for a new indicator. */
	indicator: Indicator | null;
	/** Whether the steering committee has validated the sheet, and so its targets. */
	isCommitted?: boolean;
	organisations: readonly { id: string; name: string }[];
	reply: Reply | undefined;
	cancelHref: string;
}

const labels = {
	label: "Ce que l'on mesure",
	type: "Type d'indicateur",
	nature: "Ce que l'on relève",
	scale: "Niveaux de l'échelle",
	unit: "Unité",
	direction: "Sens attendu",
	baselineValue: "Valeur de départ",
	baselineOn: "Date de départ",
	targetValue: "Cible",
	targetOn: "Date de la cible",
	yearlyTargets: "Cibles par année",
	frequency: "Fréquence de mesure",
	producerId: "Organisation qui produit la valeur",
	source: "Source",
	changeReason: "Raison du changement",
};

export function IndicatorForm({ indicator, isCommitted = false, organisations, reply, cancelHref }: IndicatorFormProps) {
	const { form, fields, props } = useZodForm((indicator ? EditIndicator : AddIndicator) as typeof EditIndicator, {
		id: "indicateur",
		reply,
		defaultValue: indicator ? asForm(indicator) : { type: "output", nature: "quantitative", direction: "up", frequency: "yearly" },
	});
	const metas = fields as Record<keyof typeof labels | "revision", FieldMeta>;
	const stored = currentOf<Indicator>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={labelledErrors(labels, metas)} />
			{stored && <StoredVersion items={storedItems(stored, organisations)} />}
			{indicator && <input type="hidden" name="revision" value={revisionOf(metas.revision, reply)} />}
			<TextField field={metas.label} label={labels.label} hint="Par exemple « Personnes accompagnées vers l'emploi »." />
			<RadioGroupField
				field={metas.type}
				label={labels.type}
				options={labelledOptions(indicatorTypeLabels).map((option) => ({
					...option,
					hint: indicatorTypeHints[option.value as keyof typeof indicatorTypeHints],
				}))}
			/>
			<RadioGroupField field={metas.nature} label={labels.nature} options={labelledOptions(natureLabels)} />
			<TextAreaField
				field={metas.scale}
				label={labels.scale}
				hint="Seulement pour une échelle : un niveau par ligne, du plus bas au plus haut. Valeurs et cibles sont alors le rang du niveau, à partir de 1."
				rows={3}
			/>
			<FieldRow>
				<TextField field={metas.unit} label={labels.unit} hint="Personnes, ateliers, %, €, niveau…" width="short" />
				<SelectField field={metas.direction} label={labels.direction} options={labelledOptions(directionLabels)} width="short" />
			</FieldRow>
			<FieldRow>
				<TextField field={metas.baselineValue} label={labels.baselineValue} inputMode="decimal" width="short" />
				<DateField field={metas.baselineOn} label={labels.baselineOn} />
			</FieldRow>
			<FieldRow>
				<TextField field={metas.targetValue} label={labels.targetValue} inputMode="decimal" width="short" />
				<DateField field={metas.targetOn} label={labels.targetOn} />
			</FieldRow>
			<TextAreaField
				field={metas.yearlyTargets}
				label={labels.yearlyTargets}
				hint="Une année par ligne, par exemple « 2027 : 450 »."
				rows={3}
			/>
			<SelectField field={metas.frequency} label={labels.frequency} options={labelledOptions(frequencyLabels)} width="medium" />
			<SelectField
				field={metas.producerId}
				label={labels.producerId}
				options={namedOptions(organisations)}
				emptyLabel="L'organisation pilote de l'action"
				hint="Ses membres peuvent saisir les valeurs de cet indicateur."
			/>
			<TextField field={metas.source} label={labels.source} hint="D'où vient le chiffre : logiciel, enquête, registre." />
			{indicator && isCommitted && (
				<TextAreaField
					field={metas.changeReason}
					label={labels.changeReason}
					hint="Le comité de pilotage a validé les cibles. Si vous en changez, dites pourquoi : le changement attendra son accord, et la cible reste telle quelle d'ici là."
					rows={2}
				/>
			)}
			<SubmitRow
				label={indicator ? "Enregistrer l'indicateur" : "Ajouter l'indicateur"}
				secondary={{ href: cancelHref, label: "Annuler" }}
			/>
		</Form>
	);
}

const numberText = (value: number | null) => (value === null ? "" : String(value).replace(".", ","));

const linesOf = (targets: Indicator["yearlyTargets"]) =>
	Object.entries(targets)
		.map(([year, value]) => `${year} : ${numberText(value)}`)
		.join("\n");

const asForm = ({ revision, baselineValue, targetValue, scale, yearlyTargets, ...fields }: Indicator) => ({
	...fields,
	baselineValue: numberText(baselineValue),
	targetValue: numberText(targetValue),
	scale: scale.join("\n"),
	yearlyTargets: linesOf(yearlyTargets),
	revision: String(revision),
});

const storedItems = (stored: Indicator, organisations: IndicatorFormProps["organisations"]) => [
	{ term: labels.label, description: stored.label },
	{ term: labels.type, description: indicatorTypeLabels[stored.type] },
	{ term: labels.nature, description: natureLabels[stored.nature] },
	{ term: labels.scale, description: stored.scale.join(", ") },
	{ term: labels.unit, description: stored.unit },
	{ term: labels.direction, description: directionLabels[stored.direction] },
	{ term: labels.baselineValue, description: stored.baselineValue !== null && formatNumber(stored.baselineValue, 4) },
	{ term: labels.baselineOn, description: stored.baselineOn && formatDay(stored.baselineOn) },
	{ term: labels.targetValue, description: stored.targetValue !== null && formatNumber(stored.targetValue, 4) },
	{ term: labels.targetOn, description: stored.targetOn && formatDay(stored.targetOn) },
	{ term: labels.yearlyTargets, description: linesOf(stored.yearlyTargets) },
	{ term: labels.frequency, description: frequencyLabels[stored.frequency] },
	{ term: labels.producerId, description: organisations.find(({ id }) => id === stored.producerId)?.name },
	{ term: labels.source, description: stored.source },
];
