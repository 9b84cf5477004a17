import { Form } from "@remix-run/react";
import { RecordMeasurement } from "#app/domain/indicators/schema.ts";
import type { Indicator, Measurement } from "#app/domain/indicators/types.ts";
import { formatDay } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { initialTextOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { quantity } from "../indicators/quantity.tsx";

interface MeasurementFormProps {
	indicator: Pick<Indicator, "label" | "unit" | "scale">;
	today: string;
	/** The value to correct, when there is one. */
	measurement: Measurement | null;
	last: Measurement | null;
	reply: Reply | undefined;
	cancelHref: string;
}

/** A value, or why there is none. One already there at the same date is shown before it is replaced. */
export function MeasurementForm({ indicator, today, measurement, last, reply, cancelHref }: MeasurementFormProps) {
	const { form, fields, props } = useZodForm(RecordMeasurement, {
		id: "valeur",
		reply,
		defaultValue: measurement
			? {
					measuredOn: measurement.measuredOn,
					value: measurement.value === null ? "" : String(measurement.value).replace(".", ","),
					unavailableReason: measurement.unavailableReason,
					comment: measurement.comment,
					evidenceUrl: measurement.evidenceUrl,
					seenOn: measurement.measuredOn,
					revision: String(measurement.revision),
				}
			: { measuredOn: today },
	});
	const stored = currentOf<Measurement>(reply);
	const hint =
		last?.value === null || !last
			? undefined
			: `Dernière valeur\u00a0: ${quantity(last.value, indicator)} le ${formatDay(last.measuredOn)}.`;
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[fields.measuredOn, "Date de la valeur"],
					[fields.value, "Valeur"],
					[fields.unavailableReason, "Pourquoi la valeur n'est pas disponible"],
					[fields.comment, "Commentaire"],
					[fields.evidenceUrl, "Lien vers le justificatif"],
				)}
			/>
			{stored && (
				<StoredVersion
					items={[
						{ term: "Date", description: formatDay(stored.measuredOn) },
						{
							term: "Valeur",
							description: stored.value === null ? `Non disponible\u00a0: ${stored.unavailableReason}` : quantity(stored.value, indicator),
						},
						{ term: "Commentaire", description: stored.comment },
					]}
				/>
			)}
			<input type="hidden" name="revision" value={stored?.revision ?? initialTextOf(fields.revision) ?? "0"} />
			<input type="hidden" name="seenOn" value={stored?.measuredOn ?? initialTextOf(fields.seenOn) ?? ""} />
			<DateField field={fields.measuredOn} label="Date de la valeur" max={today} />
			{indicator.scale.length > 0 ? (
				<SelectField
					field={fields.value}
					label="Niveau"
					options={indicator.scale.map((label, index) => ({ value: String(index + 1), label }))}
					emptyLabel="Aucun niveau"
					hint={hint}
					width="medium"
				/>
			) : (
				<TextField
					field={fields.value}
					label="Valeur"
					suffix={indicator.unit}
					inputMode="decimal"
					width="short"
					hint={hint}
					autoComplete="off"
				/>
			)}
			<TextAreaField
				field={fields.unavailableReason}
				label="Ou pourquoi la valeur n'est pas disponible"
				hint="À la place de la valeur : par exemple « Le logiciel ne distingue pas les jeunes »."
				rows={2}
			/>
			<TextAreaField field={fields.comment} label="Commentaire" rows={2} />
			<TextField
				field={fields.evidenceUrl}
				label="Lien vers le justificatif"
				type="url"
				hint="Par exemple l'adresse du registre ou du rapport."
			/>
			<SubmitRow label="Enregistrer la valeur" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
