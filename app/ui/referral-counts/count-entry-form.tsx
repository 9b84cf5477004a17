import { Form } from "@remix-run/react";
import type { Measurement } from "#app/domain/indicators/types.ts";
import { EnterCount, seenKey } from "#app/domain/referral-counts/schema.ts";
import { formatDay, formatNumber } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { initialTextOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { currentOf, type Reply } from "../forms/reply.ts";
import { SelectField, type SelectGroup, type SelectOption } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface CountEntryFormProps {
	counts: readonly SelectGroup[];
	indicators: readonly SelectOption[];
	reply: Reply | undefined;
	cancelHref: string;
}

/** A published number, and the indicator that takes it. A value already there at the same date is shown before it is replaced. */
export function CountEntryForm({ counts, indicators, reply, cancelHref }: CountEntryFormProps) {
	const { form, fields, props } = useZodForm(EnterCount, { id: "report", reply });
	const stored = currentOf<Measurement>(reply);
	const period = initialTextOf(fields.count)?.split("/")[2] ?? "";
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf([fields.count, "Nombre publié"], [fields.indicatorId, "Indicateur"])} />
			{stored && (
				<StoredVersion
					items={[
						{ term: "Date", description: formatDay(stored.measuredOn) },
						{
							term: "Valeur",
							description: stored.value === null ? `Non disponible\u00a0: ${stored.unavailableReason}` : formatNumber(stored.value),
						},
						{ term: "Commentaire", description: stored.comment },
					]}
				/>
			)}
			<input type="hidden" name="revision" value={stored?.revision ?? "0"} />
			<input type="hidden" name="seenOf" value={stored ? seenKey(initialTextOf(fields.indicatorId) ?? "", period) : ""} />
			<SelectField
				field={fields.count}
				label="Nombre publié"
				options={counts}
				emptyLabel="Choisir un nombre"
				hint="La valeur est datée du dernier jour de la période."
			/>
			<SelectField
				field={fields.indicatorId}
				label="Indicateur"
				options={indicators}
				emptyLabel="Choisir un indicateur"
				hint={"Vérifiez que l'unité convient\u00a0: le nombre compte des demandes."}
			/>
			<SubmitRow label="Enregistrer la valeur" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
