import { Form } from "@remix-run/react";
import { AddFundingLink } from "#app/domain/budgets/schema.ts";
import { fundingLinkLabels } from "#app/messages/budgets.ts";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";

export function FundingLinkForm({ reply, cancelHref }: { reply: Reply | undefined; cancelHref: string }) {
	const { form, fields, props } = useZodForm(AddFundingLink, { id: "lien", reply, defaultValue: { kind: "caf_agreement" } });
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf([fields.kind, "Aide"], [fields.label, "Intitulé"], [fields.url, "Adresse"])}
			/>
			<RadioGroupField field={fields.kind} label="Aide" options={labelledOptions(fundingLinkLabels)} />
			<TextField
				field={fields.label}
				label="Intitulé"
				hint="Ce que l'on trouve au bout du lien : « Convention d'objectifs et de financement 2026-2029 »."
				autoComplete="off"
			/>
			<TextField field={fields.url} label="Adresse" type="url" hint="Elle commence par https://." autoComplete="off" />
			<SubmitRow label="Ajouter le lien" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
