import { Form } from "@remix-run/react";
import { CreateSheet } from "#app/domain/action-sheets/schema.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { namedOptions, personOptions } from "../forms/option-lists.ts";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { objectiveOptions } from "./choices.ts";
import { sheetFieldLabels as labels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";

const asked = ["code", "title", "objectiveId", "isFlagship", "leadOrganisationId", "leadPersonId"] as const;

interface SheetFormProps {
	choices: SheetChoices;
	reply: Reply | undefined;
	cancelHref: string;
	/** Chosen beforehand. */
	objectiveId: string | null;
}

/** Writes a new sheet as a light action; all the rest is filled afterwards, by whoever knows. */
export function SheetForm({ choices, reply, cancelHref, objectiveId }: SheetFormProps) {
	const { form, fields, props } = useZodForm(CreateSheet, {
		id: "fiche",
		reply,
		defaultValue: { objectiveId: objectiveId ?? "" } as never,
	});
	const metas = fields as unknown as Record<(typeof asked)[number], FieldMeta>;
	return (
		<Form method="post" {...props}>
			<FormErrorSummary formErrors={form.errors} errors={errorsOf(...asked.map((name) => [metas[name], labels[name]] as const))} />
			<TextField
				field={metas.code}
				label={labels.code}
				hint="Le numéro que l'on cite, par exemple 1.2.3."
				width="short"
				autoComplete="off"
			/>
			<TextField field={metas.title} label={labels.title} autoComplete="off" />
			<SelectField
				field={metas.objectiveId}
				label={labels.objectiveId}
				options={objectiveOptions(choices.objectives)}
				emptyLabel="Choisir un objectif"
			/>
			<CheckboxField field={metas.isFlagship} label={labels.isFlagship} />
			<FieldRow>
				<SelectField
					field={metas.leadOrganisationId}
					label={labels.leadOrganisationId}
					options={namedOptions(choices.organisations)}
					emptyLabel="Pas encore de pilote"
				/>
				<SelectField
					field={metas.leadPersonId}
					label={labels.leadPersonId}
					options={personOptions(choices.people)}
					emptyLabel="Personne pour le moment"
					hint="Elle peut modifier la fiche et reçoit les rappels."
				/>
			</FieldRow>
			<SubmitRow label="Créer la fiche" secondary={{ href: cancelHref, label: "Annuler" }} />
		</Form>
	);
}
