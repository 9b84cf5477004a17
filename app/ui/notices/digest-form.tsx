import { Form } from "@remix-run/react";
import { ChooseDigest } from "#app/domain/notices/schema.ts";
import { zoneLabels } from "#app/messages/notices.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TimeField } from "../forms/time-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

export interface DigestFormProps {
	digest: { rhythm: string; atTime: string; weekday: number; zone: string };
	reply: Reply | undefined;
}

const days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"];

/** When the digest comes, on one's own clock. */
export function DigestForm({ digest, reply }: DigestFormProps) {
	const { form, fields, props } = useZodForm(ChooseDigest, {
		id: "recapitulatif",
		reply,
		defaultValue: { intent: "digest", ...digest, weekday: String(digest.weekday) },
	});
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				errors={errorsOf([fields.rhythm, "Rythme"], [fields.atTime, "Heure"], [fields.weekday, "Jour"], [fields.zone, "Fuseau horaire"])}
				formErrors={form.errors}
			/>
			<input type="hidden" name="intent" value="digest" />
			<RadioGroupField
				field={fields.rhythm}
				label="Rythme"
				options={[
					{ value: "daily", label: "Chaque jour ouvré" },
					{ value: "weekly", label: "Une fois par semaine" },
					{ value: "none", label: "Jamais" },
				]}
			/>
			<FieldRow>
				<TimeField field={fields.atTime} label="Heure" />
				<SelectField
					field={fields.weekday}
					label="Jour, si c'est chaque semaine"
					options={days.map((label, index) => ({ value: String(index + 1), label }))}
				/>
			</FieldRow>
			<SelectField
				field={fields.zone}
				label="Fuseau horaire"
				options={Object.entries(zoneLabels).map(([value, label]) => ({ value, label }))}
			/>
			<SubmitRow label="Enregistrer le récapitulatif" />
		</Form>
	);
}
