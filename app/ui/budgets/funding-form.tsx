import { Form } from "@remix-run/react";
import { AddFunding, EditFunding } from "#app/domain/budgets/schema.ts";
import type { Funding } from "#app/domain/budgets/types.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { namedOptions } from "../forms/option-lists.ts";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { amountText, euroOrDash } from "./amounts.ts";

interface FundingFormProps {
	/** Absent for a new funding. */
	funding: Funding | null;
	organisations: readonly { id: string; name: string }[];
	year: string;
	reply: Reply | undefined;
	cancelHref: string;
}

type Name = "organisationId" | "funderName" | "year" | "promised" | "received" | "comment" | "revision";

export function FundingForm({ funding, organisations, year, reply, cancelHref }: FundingFormProps) {
	const { form, fields, props } = useZodForm((funding ? EditFunding : AddFunding) as typeof EditFunding, {
		id: "financement",
		reply,
		defaultValue: funding
			? {
					...{ organisationId: funding.organisationId, funderName: funding.funderName, comment: funding.comment },
					...{ year: String(funding.year), revision: String(funding.revision) },
					...{ promised: amountText(funding.promised), received: amountText(funding.received) },
				}
			: { year },
	});
	const f = fields as Record<Name, FieldMeta>;
	const stored = currentOf<Funding>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[f.organisationId, "Organisation qui finance"],
					[f.funderName, "Autre financeur"],
					[f.year, "Année"],
					[f.promised, "Montant promis"],
					[f.received, "Montant reçu"],
					[f.comment, "Précision"],
				)}
			/>
			{stored && (
				<StoredVersion
					items={[
						{
							term: "Financeur",
							description: stored.funderName ?? organisations.find(({ id }) => id === stored.organisationId)?.name,
						},
						{ term: "Année", description: stored.year },
						{ term: "Promis", description: euroOrDash(stored.promised) },
						{ term: "Reçu", description: euroOrDash(stored.received) },
						{ term: "Précision", description: stored.comment },
					]}
				/>
			)}
			{funding && <input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />}
			<SelectField
				field={f.organisationId}
				label="Organisation qui finance"
				options={namedOptions(organisations)}
				emptyLabel="Aucune de la liste"
			/>
			<TextField field={f.funderName} label="Ou autre financeur" hint="Par exemple « Agence nationale du sport »." autoComplete="off" />
			<TextField field={f.year} label="Année" inputMode="numeric" width="short" autoComplete="off" />
			<TextField
				field={f.promised}
				label="Montant promis"
				suffix="€"
				inputMode="decimal"
				width="short"
				hint="Par exemple 12 500,50."
				autoComplete="off"
			/>
			<TextField
				field={f.received}
				label="Montant reçu"
				suffix="€"
				inputMode="decimal"
				width="short"
				hint="Laissez vide tant que rien n'est reçu."
				autoComplete="off"
			/>
			<TextAreaField field={f.comment} label="Précision" rows={2} />
			<SubmitRow
				label={funding ? "Enregistrer le financement" : "Ajouter le financement"}
				secondary={{ href: cancelHref, label: "Annuler" }}
			/>
		</Form>
	);
}
