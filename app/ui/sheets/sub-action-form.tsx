import { Form } from "@remix-run/react";
import { AddSubAction } from "#app/domain/action-sheets/schema.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { namedOptions, personOptions } from "../forms/option-lists.ts";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { sheetCrumbs } from "./crumbs.ts";
import { sheetFieldLabels as labels } from "./sheet-field-labels.ts";

interface SubActionFormProps {
	territory: string;
	sheet: { slug: string; code: string; title: string };
	/** Proposed for the new one. */
	code: string;
	people: readonly PersonChoice[];
	organisations: readonly { id: string; name: string }[];
	reply: Reply | undefined;
}

export function SubActionForm({ territory, sheet, code, people, organisations, reply }: SubActionFormProps) {
	const { form, fields, props } = useZodForm(AddSubAction, { id: "sous-action", reply, defaultValue: { code } });
	const { title, leadOrganisationId, leadPersonId, startOn, endOn } = fields;
	return (
		<>
			<PageHeader
				title="Nouvelle sous-action"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Nouvelle sous-action")}
			/>
			<Form method="post" {...props}>
				<FormErrorSummary
					formErrors={form.errors}
					errors={errorsOf(
						[fields.code, labels.code],
						[title, labels.title],
						[leadOrganisationId, labels.leadOrganisationId],
						[leadPersonId, labels.leadPersonId],
						[startOn, labels.startOn],
						[endOn, labels.endOn],
					)}
				/>
				<TextField field={fields.code} label={labels.code} width="short" autoComplete="off" />
				<TextField field={title} label={labels.title} autoComplete="off" />
				<FieldRow>
					<SelectField
						field={leadOrganisationId}
						label={labels.leadOrganisationId}
						options={namedOptions(organisations)}
						emptyLabel="Celle de la fiche"
					/>
					<SelectField
						field={leadPersonId}
						label={labels.leadPersonId}
						options={personOptions(people)}
						emptyLabel="Personne pour le moment"
						hint="Elle peut modifier la sous-action."
					/>
				</FieldRow>
				<FieldRow>
					<DateField field={startOn} label={labels.startOn} />
					<DateField field={endOn} label={labels.endOn} />
				</FieldRow>
				<SubmitRow label="Créer la sous-action" secondary={{ href: paths.sheet(territory, sheet.slug), label: "Annuler" }} />
			</Form>
		</>
	);
}
