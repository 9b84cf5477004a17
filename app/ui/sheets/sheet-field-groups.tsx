import { sheetNatureLabels, sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import type { FieldMeta } from "../forms/field.tsx";
import { FieldRow, FormGroup } from "../forms/form-group.tsx";
import { labelledOptions, namedOptions, personOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { objectiveOptions } from "./choices.ts";
import { PartnerRows } from "./partner-rows.tsx";
import { sheetFieldLabels as labels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";

interface SheetFieldGroupsProps {
	fields: Record<keyof typeof labels, FieldMeta>;
	choices: SheetChoices;
}

/** The fields of a sheet: what, who, when, then its texts. */
export function SheetFieldGroups({ fields, choices }: SheetFieldGroupsProps) {
	const organisations = namedOptions(choices.organisations);
	return (
		<>
			<FormGroup legend="L'action">
				<TextField
					field={fields.code}
					label={labels.code}
					hint="Le numéro que l'on cite, par exemple 1.2.3."
					width="short"
					autoComplete="off"
				/>
				<TextField field={fields.title} label={labels.title} autoComplete="off" />
				<SelectField
					field={fields.objectiveId}
					label={labels.objectiveId}
					options={objectiveOptions(choices.objectives)}
					emptyLabel="Choisir un objectif"
				/>
				<CheckboxField field={fields.isFlagship} label={labels.isFlagship} />
				<FieldRow>
					<SelectField field={fields.nature} label={labels.nature} options={labelledOptions(sheetNatureLabels)} emptyLabel="Non précisée" />
					<SelectField
						field={fields.priority}
						label={labels.priority}
						options={labelledOptions(sheetPriorityLabels)}
						emptyLabel="Non précisée"
					/>
				</FieldRow>
			</FormGroup>
			<FormGroup legend="Qui">
				<FieldRow>
					<SelectField
						field={fields.leadOrganisationId}
						label={labels.leadOrganisationId}
						options={organisations}
						emptyLabel="Pas encore de pilote"
					/>
					<SelectField
						field={fields.leadPersonId}
						label={labels.leadPersonId}
						options={personOptions(choices.people)}
						emptyLabel="Personne pour le moment"
						hint="Elle peut modifier la fiche et reçoit les rappels."
					/>
				</FieldRow>
				<SelectField
					field={fields.committeeId}
					label={labels.committeeId}
					options={namedOptions(choices.committees)}
					emptyLabel="Celle qui suit l'axe"
				/>
				<PartnerRows field={fields.partners} label={labels.partners} organisations={organisations} />
			</FormGroup>
			<FormGroup legend="Quand">
				<FieldRow>
					<DateField field={fields.startOn} label={labels.startOn} />
					<DateField field={fields.endOn} label={labels.endOn} hint="Passée cette date, l'action est en retard." />
				</FieldRow>
				<TextField field={fields.scheduleLabel} label={labels.scheduleLabel} hint="Par exemple « Semaine bleue, chaque octobre »." />
			</FormGroup>
			<FormGroup legend="Le contenu">
				<TextAreaField field={fields.description} label={labels.description} />
				<TextAreaField field={fields.context} label={labels.context} rows={4} />
				<TextAreaField field={fields.need} label={labels.need} rows={3} />
				<TextAreaField field={fields.aims} label={labels.aims} rows={3} />
				<TextAreaField field={fields.expectedResults} label={labels.expectedResults} rows={3} />
				<FieldRow>
					<TextAreaField field={fields.targetGroups} label={labels.targetGroups} hint="Un public par ligne." rows={3} />
					<TextAreaField field={fields.areas} label={labels.areas} hint="Une commune ou un secteur par ligne." rows={3} />
				</FieldRow>
			</FormGroup>
		</>
	);
}
