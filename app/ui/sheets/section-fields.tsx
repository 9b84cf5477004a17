import type { ReactNode } from "react";
import { type SheetSection, sectionFields } from "#app/domain/action-sheets/fields.ts";
import type { SheetFieldName } from "#app/domain/action-sheets/types.ts";
import { participationLevelLabels, sheetNatureLabels, sheetPriorityLabels } from "#app/messages/action-sheets.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import type { FieldMeta } from "../forms/field.tsx";
import { labelledOptions, namedOptions, personOptions } from "../forms/option-lists.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { objectiveOptions } from "./choices.ts";
import { OtherObjectives } from "./other-objectives.tsx";
import { PartnerRows } from "./partner-rows.tsx";
import { sheetFieldLabels as labels } from "./sheet-field-labels.ts";
import type { SheetChoices } from "./shown.ts";

type Control = (field: FieldMeta, choices: SheetChoices) => ReactNode;

const text =
	(name: SheetFieldName, hint?: string, rows = 4): Control =>
	(field) => <TextAreaField field={field} label={labels[name]} hint={hint} rows={rows} />;
const lines =
	(name: SheetFieldName, hint: string): Control =>
	(field) => <TextAreaField field={field} label={labels[name]} hint={hint} rows={3} />;
const select =
	(name: SheetFieldName, options: (choices: SheetChoices) => SelectOption[], emptyLabel: string, hint?: string): Control =>
	(field, choices) => <SelectField field={field} label={labels[name]} options={options(choices)} emptyLabel={emptyLabel} hint={hint} />;
const amount =
	(name: SheetFieldName, hint?: string): Control =>
	(field) => <TextField field={field} label={labels[name]} hint={hint} suffix="€" width="short" inputMode="decimal" autoComplete="off" />;
const organisations = (choices: SheetChoices) => namedOptions(choices.organisations);
const people = (choices: SheetChoices) => personOptions(choices.people);

/** How each field of the sheet is asked for. */
const controls: Record<SheetFieldName, Control> = {
	code: (field) => (
		<TextField field={field} label={labels.code} hint="Le numéro que l'on cite, par exemple 1.2.3." width="short" autoComplete="off" />
	),
	title: (field) => <TextField field={field} label={labels.title} autoComplete="off" />,
	objectiveId: (field, choices) => (
		<SelectField field={field} label={labels.objectiveId} options={objectiveOptions(choices.objectives)} emptyLabel="Choisir un objectif" />
	),
	otherObjectiveIds: (field, choices) => <OtherObjectives field={field} label={labels.otherObjectiveIds} objectives={choices.objectives} />,
	worksiteIds: (field, { worksites }) =>
		worksites.length > 0 && (
			<CheckboxGroupField
				field={field}
				label={labels.worksiteIds}
				options={worksites.map(({ id, title }) => ({ value: id, label: title }))}
			/>
		),
	isFlagship: (field) => <CheckboxField field={field} label={labels.isFlagship} />,
	nature: select("nature", () => labelledOptions(sheetNatureLabels), "Non précisée"),
	priority: select("priority", () => labelledOptions(sheetPriorityLabels), "Non précisée"),
	tags: lines("tags", "Des mots libres pour retrouver la fiche, un par ligne : dix au plus, de 30 caractères."),
	context: text("context", "Ce que l'on observe, le diagnostic, l'analyse des besoins sociaux."),
	need: text("need", "À quel problème l'action répond."),
	aims: text("aims"),
	description: text("description", "Ce que l'on fait, concrètement.", 6),
	targetGroups: lines("targetGroups", "Un public par ligne."),
	areas: lines("areas", "Une commune ou un secteur par ligne."),
	participationLevel: select("participationLevel", () => labelledOptions(participationLevelLabels), "Non précisée"),
	leadOrganisationId: select("leadOrganisationId", organisations, "Pas encore de pilote"),
	leadPersonId: select("leadPersonId", people, "Personne pour le moment", "Elle peut modifier la fiche et reçoit les rappels."),
	projectOwnerId: select("projectOwnerId", organisations, "L'organisation pilote", "S'il n'est pas l'organisation pilote."),
	electedLeadId: select("electedLeadId", people, "Pas encore d'élu"),
	technicalLeadId: select("technicalLeadId", people, "Pas de référent technique"),
	committeeId: select("committeeId", (choices) => namedOptions(choices.committees), "Celle qui suit l'axe"),
	services: lines("services", "Un service par ligne."),
	partners: (field, choices) => <PartnerRows field={field} label={labels.partners} organisations={organisations(choices)} />,
	startOn: (field) => <DateField field={field} label={labels.startOn} />,
	endOn: (field) => <DateField field={field} label={labels.endOn} hint="Passée cette date, l'action est en retard." />,
	scheduleLabel: (field) => <TextField field={field} label={labels.scheduleLabel} hint="Par exemple « Semaine bleue, chaque octobre »." />,
	isRecurring: (field) => <CheckboxField field={field} label={labels.isRecurring} />,
	humanResources: text("humanResources", "Par exemple « 0,3 équivalent temps plein de coordination ».", 3),
	materialResources: text("materialResources", undefined, 3),
	plannedBudget: amount(
		"plannedBudget",
		"Une première estimation, par exemple 12 500,50. Dès que la fiche a des lignes de budget, c'est leur somme qui compte.",
	),
	actualBudget: amount("actualBudget", "De même : la somme des lignes réalisées le remplace."),
	cafFunding: (field) => <TextField field={field} label={labels.cafFunding} />,
	expectedResults: text("expectedResults"),
	evaluationMethod: text("evaluationMethod", "Qui évalue, quand, comment."),
	progress: (field) => <TextField field={field} label={labels.progress} type="number" suffix="%" width="short" />,
	risks: text("risks"),
	relatedSchemes: lines("relatedSchemes", "Un dispositif par ligne : CLS, PEdT, contrat de ville…"),
	communication: text("communication", undefined, 3),
};

/** The fields of one part of the sheet, in order. */
export function SectionFields({
	section,
	fields,
	choices,
}: {
	section: SheetSection;
	fields: Partial<Record<SheetFieldName, FieldMeta>>;
	choices: SheetChoices;
}) {
	return sectionFields[section].map((name) => {
		const field = fields[name];
		return field && <Slot key={name}>{controls[name](field, choices)}</Slot>;
	});
}

const Slot = ({ children }: { children: ReactNode }) => <>{children}</>;
