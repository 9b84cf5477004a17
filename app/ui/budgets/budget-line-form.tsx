import { Form } from "@remix-run/react";
import { AddBudgetLine, EditBudgetLine } from "#app/domain/budgets/schema.ts";
import type { BudgetLine } from "#app/domain/budgets/types.ts";
import { budgetNatureLabels, budgetStageLabels, budgetUnitLabels } from "#app/messages/budgets.ts";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { amountText, quantity } from "./amounts.ts";

interface BudgetLineFormProps {
	/** Absent for a new line. */
	line: BudgetLine | null;
	/** Proposed for a new line. */
	year: string;
	reply: Reply | undefined;
	cancelHref: string;
}

type Name = "stage" | "nature" | "unit" | "year" | "label" | "amount" | "revision";

export function BudgetLineForm({ line, year, reply, cancelHref }: BudgetLineFormProps) {
	const { form, fields, props } = useZodForm((line ? EditBudgetLine : AddBudgetLine) as typeof EditBudgetLine, {
		id: "ligne",
		reply,
		defaultValue: line
			? {
					...{ stage: line.stage, nature: line.nature, unit: line.unit, label: line.label },
					...{ year: String(line.year), amount: amountText(line.amount), revision: String(line.revision) },
				}
			: { stage: "planned", nature: "running", unit: "euro", year },
	});
	const f = fields as Record<Name, FieldMeta>;
	const stored = currentOf<BudgetLine>(reply);
	return (
		<Form method="post" {...props}>
			<FormErrorSummary
				formErrors={form.errors}
				errors={errorsOf(
					[f.label, "Objet"],
					[f.stage, "Étape"],
					[f.unit, "Unité"],
					[f.nature, "Nature"],
					[f.year, "Année"],
					[f.amount, "Montant"],
				)}
			/>
			{stored && (
				<StoredVersion
					items={[
						{ term: "Objet", description: stored.label },
						{ term: "Étape et nature", description: `${budgetStageLabels[stored.stage]}, ${budgetNatureLabels[stored.nature]}` },
						{ term: "Année", description: stored.year },
						{ term: "Montant", description: quantity(stored.amount, stored.unit) },
					]}
				/>
			)}
			{line && <input type="hidden" name="revision" value={revisionOf(f.revision, reply)} />}
			<TextField
				field={f.label}
				label="Objet"
				hint="Ce que la dépense paie : « Animation des ateliers », « Véhicule »."
				autoComplete="off"
			/>
			<RadioGroupField field={f.stage} label="Étape" options={labelledOptions(budgetStageLabels)} layout="row" />
			<RadioGroupField field={f.unit} label="Unité" options={labelledOptions(budgetUnitLabels)} layout="row" />
			<RadioGroupField field={f.nature} label="Nature" options={labelledOptions(budgetNatureLabels)} layout="row" />
			<TextField field={f.year} label="Année" inputMode="numeric" width="short" autoComplete="off" />
			<TextField
				field={f.amount}
				label="Montant"
				inputMode="decimal"
				width="short"
				hint="En euros ou en équivalents temps plein : 12 500,50 ou 0,5."
				autoComplete="off"
			/>
			<SubmitRow label={line ? "Enregistrer la ligne" : "Ajouter la ligne"} secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
