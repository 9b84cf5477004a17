import { Form } from "@remix-run/react";
import { EnterValueFromMail } from "#app/domain/mail-actions/schema.ts";
import { formatDay, formatWeekday } from "../format.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { quantity } from "../indicators/quantity.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";

export interface ValueByMailProps {
	value: {
		kind: "value";
		href: string;
		label: string;
		unit: string;
		/** Levels of a qualitative indicator; none for a number. */
		scale: readonly string[];
		sheet: string;
		campaignTitle: string;
		dueOn: string;
		endsOn: string;
		previous: { value: number; on: string } | null;
		returnReason: string | null;
		typed: { value: string; unavailableReason: string | null };
		isEntered: boolean;
		revision: number;
	};
	reply: Reply | undefined;
}

const Typed = EnterValueFromMail.pick({ value: true, unavailableReason: true });
const reasonLabel = "Non disponible, car…";

export function ValueByMail({ value, reply }: ValueByMailProps) {
	const { label, unit, scale, sheet, campaignTitle, dueOn, endsOn, previous, returnReason, typed, isEntered, revision } = value;
	const { form, fields, props } = useZodForm(Typed, {
		id: "valeur",
		reply,
		defaultValue: { value: typed.value, unavailableReason: typed.unavailableReason ?? "" },
	});
	const valueLabel = `Valeur au ${formatDay(endsOn)}`;
	return (
		<>
			<FormErrorSummary errors={errorsOf([fields.value, valueLabel], [fields.unavailableReason, reasonLabel])} formErrors={form.errors} />
			<DefinitionList
				items={[
					{ term: "Indicateur", description: label },
					{ term: "Fiche action", description: sheet },
					{ term: "Campagne", description: campaignTitle },
					{ term: "À saisir avant", description: formatWeekday(dueOn) },
					{
						term: "Valeur précédente",
						description: previous ? `${quantity(previous.value, { unit, scale })}, le ${formatDay(previous.on)}` : "Aucune",
					},
				]}
			/>
			{returnReason && (
				<Notice tone="warning" title="Cette valeur est à revoir">
					{returnReason}
				</Notice>
			)}
			{isEntered && !returnReason && (
				<Notice tone="info">
					Une valeur est déjà enregistrée&nbsp;:{" "}
					{typed.value ? `${typed.value}${scale.length === 0 ? ` ${unit}` : ""}` : `non disponible, ${typed.unavailableReason}`}. La vôtre
					la remplacera.
				</Notice>
			)}
			<Form method="post" {...props}>
				<input type="hidden" name="revision" value={revision} />
				{scale.length > 0 ? (
					<SelectField
						field={fields.value}
						label={valueLabel}
						emptyLabel="Aucune"
						options={scale.map((level) => ({ value: level, label: level }))}
					/>
				) : (
					<TextField field={fields.value} label={valueLabel} suffix={unit} inputMode="decimal" autoComplete="off" width="short" />
				)}
				<TextField
					field={fields.unavailableReason}
					label={reasonLabel}
					hint="Seulement si la valeur ne peut pas être donnée."
					autoComplete="off"
				/>
				<SubmitRow label="Enregistrer" />
			</Form>
		</>
	);
}
