import { Form } from "@remix-run/react";
import { DeclareAbsence } from "#app/domain/notices/schema.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField, type SelectGroup } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

export interface AbsenceFormProps {
	colleagues: readonly SelectGroup[];
	today: string;
	reply: Reply | undefined;
}

/** When one is away, and who hears meanwhile. */
export function AbsenceForm({ colleagues, today, reply }: AbsenceFormProps) {
	const { form, fields, props } = useZodForm(DeclareAbsence, { id: "absence", reply });
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				errors={errorsOf([fields.startsOn, "Premier jour"], [fields.endsOn, "Dernier jour"], [fields.standInId, "Qui reçoit vos avis"])}
				formErrors={form.errors}
			/>
			<input type="hidden" name="intent" value="absence" />
			<FieldRow>
				<DateField field={fields.startsOn} label="Premier jour" />
				<DateField field={fields.endsOn} label="Dernier jour" min={today} />
			</FieldRow>
			<SelectField
				field={fields.standInId}
				label="Qui reçoit vos avis"
				hint="Sans personne, vos avis attendent votre retour."
				emptyLabel="Personne"
				options={colleagues}
			/>
			<SubmitRow label="Déclarer cette absence" />
		</Form>
	);
}
