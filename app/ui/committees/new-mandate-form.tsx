import { Form } from "@remix-run/react";
import { GrantMandate } from "#app/domain/committees/schema.ts";
import { mandateRoles } from "#app/domain/kernel/actor.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { mandateRoleLabels } from "#app/messages/committees.ts";
import { paths } from "#app/paths.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { personOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { crumbsOf, type Place } from "../meetings/crumbs.ts";

interface NewMandateFormProps extends Place {
	today: string;
	candidates: readonly PersonChoice[];
	reply: Reply | undefined;
}

/** Gives a dated mandate to a member of the territory. */
export function NewMandateForm({ today, candidates, reply, ...place }: NewMandateFormProps) {
	const { form, fields, props } = useZodForm(GrantMandate, { id: "mandat", reply, defaultValue: { role: "member", startsOn: today } });
	return (
		<>
			<PageHeader
				title="Donner un mandat"
				eyebrow={place.committee.name}
				breadcrumbs={crumbsOf(place, "Donner un mandat")}
				lead="La personne doit déjà être membre du territoire."
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.personId, "Personne"],
						[fields.role, "Mandat"],
						[fields.fte, "Temps dédié"],
						[fields.startsOn, "Début"],
						[fields.endsOn, "Fin"],
					)}
				/>
				<SelectField field={fields.personId} label="Personne" emptyLabel="Choisir une personne" options={personOptions(candidates)} />
				<RadioGroupField
					field={fields.role}
					label="Mandat"
					options={mandateRoles.map((role) => ({ value: role, label: mandateRoleLabels[role] }))}
				/>
				<TextField
					field={fields.fte}
					label="Temps dédié"
					type="number"
					inputMode="decimal"
					suffix="en ETP"
					hint="Pour une référence technique seulement : 0,5 pour un mi-temps."
					width="short"
				/>
				<FieldRow>
					<DateField field={fields.startsOn} label="Début" />
					<DateField field={fields.endsOn} label="Fin" hint="Laissez vide si elle n'est pas fixée." />
				</FieldRow>
				<SubmitRow
					label="Donner le mandat"
					secondary={{ href: paths.committee(place.territory, place.committee.slug), label: "Annuler" }}
				/>
			</Form>
		</>
	);
}
