import { Form } from "@remix-run/react";
import { fullFields, lightFields } from "#app/domain/action-sheets/fields.ts";
import { ChooseRequiredFields } from "#app/domain/action-sheets/schema.ts";
import { paths } from "#app/paths.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { currentOf, type Reply, revisionOf } from "../forms/reply.ts";
import { StoredVersion } from "../forms/stored-version.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { requiredFieldLabels } from "./sheet-field-labels.ts";

const scopes = { flagship: "Les actions phares", all: "Toutes les actions" };

interface Asked {
	requiredFields: readonly string[] | null;
	fullSheetFor: "flagship" | "all";
	revision: number;
}
interface RequiredFieldsFormProps {
	territory: string;
	programme: Asked & { title: string };
	reply: Reply | undefined;
}

/** What a programme asks of its sheets before the steering committee validates them. */
export function RequiredFieldsForm({ territory, programme, reply }: RequiredFieldsFormProps) {
	const { form, fields, props } = useZodForm(ChooseRequiredFields, {
		id: "champs",
		reply,
		defaultValue: {
			fields: programme.requiredFields as never,
			fullSheetFor: programme.fullSheetFor,
			revision: String(programme.revision),
		},
	});
	const stored = currentOf<Asked>(reply);
	const light = lightFields.map((field) => requiredFieldLabels[field].toLowerCase()).join(", ");
	return (
		<>
			<PageHeader
				title="Champs demandés aux fiches"
				eyebrow={programme.title}
				breadcrumbs={[{ label: "Programme", href: paths.programme(territory) }, { label: "Champs demandés" }]}
				lead={`Toute action dit au moins : ${light}. Une fiche complète dit aussi ce que vous cochez ici. Un brouillon s'enregistre toujours : ces champs ne sont exigés qu'à la validation par le comité de pilotage.`}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf([fields.fullSheetFor, "Actions concernées"], [fields.fields, "Champs demandés"])}
				/>
				{stored && (
					<StoredVersion
						items={[
							{ term: "Actions concernées", description: scopes[stored.fullSheetFor] },
							{
								term: "Champs demandés",
								description: fullFields
									.filter((field) => stored.requiredFields?.includes(field) ?? true)
									.map((field) => requiredFieldLabels[field])
									.join(", "),
							},
						]}
					/>
				)}
				<input type="hidden" name="revision" value={revisionOf(fields.revision, reply)} />
				<RadioGroupField
					field={fields.fullSheetFor}
					label="Actions dont on demande une fiche complète"
					options={Object.entries(scopes).map(([value, label]) => ({ value, label }))}
				/>
				<CheckboxGroupField
					field={fields.fields}
					label="Champs d'une fiche complète"
					layout="grid"
					options={fullFields.map((field) => ({ value: field, label: requiredFieldLabels[field] }))}
				/>
				<SubmitRow label="Enregistrer le choix" secondary={{ href: paths.programme(territory), label: "Annuler" }} />
			</Form>
		</>
	);
}
