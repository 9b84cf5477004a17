import { Form } from "@remix-run/react";
import { secretBases } from "#app/domain/kernel/actor.ts";
import { NameAgent, NameManager } from "#app/domain/referrals/duty-schema.ts";
import { dutyLabels, secretBasisHints, secretBasisLabels } from "#app/messages/referral-places.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

interface DutyFormProps {
	candidates: readonly SelectOption[];
	today: string;
	reply: Reply | undefined;
}

export function NameAgentForm({ candidates, today, reply }: DutyFormProps) {
	const { form, fields, props } = useZodForm(NameAgent, { id: "habiliter", reply, defaultValue: { startsOn: today } });
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[fields.personId, "Personne"],
					[fields.secretBasis, "Secret professionnel"],
					[fields.startsOn, "À partir du"],
					[fields.endsOn, "Jusqu'au"],
					[fields.isNotElected, "Attestation"],
				)}
			/>
			<input type="hidden" name="duty" value="agent" />
			<SelectField
				field={fields.personId}
				label="Personne"
				hint="Les membres de votre organisation qui peuvent l'être aujourd'hui."
				emptyLabel="Choisir une personne"
				options={candidates}
			/>
			<RadioGroupField
				field={fields.secretBasis}
				label="Secret professionnel"
				hint="Ce qui lie la personne elle-même. Sans secret, elle ne lit que les fiches de contact."
				options={secretBases.map((value) => ({
					value,
					label: secretBasisLabels[value],
					hint: value === "none" ? "La situation lui reste fermée." : secretBasisHints[value],
				}))}
			/>
			<Period startsOn={fields.startsOn} endsOn={fields.endsOn} />
			<Attestation field={fields.isNotElected} />
			<SubmitRow label="Habiliter cet agent" icon="plus" />
		</Form>
	);
}

export function NameManagerForm({ candidates, today, reply }: DutyFormProps) {
	const { form, fields, props } = useZodForm(NameManager, { id: "designer", reply, defaultValue: { startsOn: today } });
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[fields.duty, "Habilitation"],
					[fields.personId, "Personne"],
					[fields.startsOn, "À partir du"],
					[fields.endsOn, "Jusqu'au"],
					[fields.isNotElected, "Attestation"],
				)}
			/>
			<RadioGroupField
				field={fields.duty}
				label="Habilitation"
				options={[
					{
						value: "manager",
						label: dutyLabels.manager,
						hint: "Désigne les agents de sa propre organisation et voit combien d'orientations attendent, sans leur contenu.",
					},
					{
						value: "dpo",
						label: dutyLabels.dpo,
						hint: "Voit qui a consulté quoi, et répond aux personnes qui exercent leurs droits.",
					},
				]}
			/>
			<SelectField field={fields.personId} label="Personne" emptyLabel="Choisir une personne" options={candidates} />
			<Period startsOn={fields.startsOn} endsOn={fields.endsOn} />
			<Attestation field={fields.isNotElected} />
			<SubmitRow label="Désigner cette personne" icon="plus" />
		</Form>
	);
}

const Period = ({ startsOn, endsOn }: { startsOn: FieldMeta; endsOn: FieldMeta }) => (
	<FieldRow>
		<DateField field={startsOn} label="À partir du" />
		<DateField field={endsOn} label="Jusqu'au" hint="Facultatif." />
	</FieldRow>
);

const Attestation = ({ field }: { field: FieldMeta }) => (
	<CheckboxField
		field={field}
		label="J'atteste que cette personne n'exerce pas de mandat électif"
		hint="Les élus n'ont jamais accès aux orientations, présidences d'instances comprises."
	/>
);
