import type { PersonChoice } from "#app/domain/people/types.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { labelledErrors } from "../forms/errors-of.ts";
import type { FieldMeta } from "../forms/field.tsx";
import { personOptions, sheetOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";

type Name = "sheetId" | "title" | "section" | "durationMinutes" | "presenterId" | "notes" | "isConfidential";

export interface SheetChoice {
	id: string;
	code: string;
	title: string;
}

export const pointFieldLabels: Record<Name, string> = {
	sheetId: "Fiche action",
	title: "Intitulé",
	section: "Partie de l'ordre du jour",
	durationMinutes: "Durée",
	presenterId: "Présenté par",
	notes: "Notes préparatoires",
	isConfidential: "Point confidentiel",
};

/** Every field of a point that may be refused, for the summary above the form. */
export const pointErrors = (fields: Record<Name, FieldMeta>) => labelledErrors(pointFieldLabels, fields);

interface PointFieldsProps {
	fields: Record<Name, FieldMeta>;
	sheets: readonly SheetChoice[];
	people: readonly PersonChoice[];
}

export function PointFields({ fields, sheets, people }: PointFieldsProps) {
	return (
		<>
			<SelectField field={fields.sheetId} label={pointFieldLabels.sheetId} emptyLabel="Aucune fiche" options={sheetOptions(sheets)} />
			<TextField
				field={fields.title}
				label={pointFieldLabels.title}
				hint="Laissez vide pour reprendre le titre de la fiche choisie."
				maxLength={300}
			/>
			<TextField
				field={fields.section}
				label={pointFieldLabels.section}
				hint="Les points d'une même partie se suivent sous son titre : « Pour décision », « Pour information »."
				maxLength={120}
			/>
			<SelectField
				field={fields.presenterId}
				label={pointFieldLabels.presenterId}
				emptyLabel="Personne en particulier"
				options={personOptions(people)}
			/>
			<TextField
				field={fields.durationMinutes}
				label={pointFieldLabels.durationMinutes}
				type="number"
				inputMode="numeric"
				suffix="en minutes"
				width="short"
			/>
			<TextAreaField
				field={fields.notes}
				label={pointFieldLabels.notes}
				hint="Ce qui est attendu de ce point : information, avis, décision."
				rows={3}
				maxLength={4000}
			/>
			<CheckboxField
				field={fields.isConfidential}
				label={pointFieldLabels.isConfidential}
				hint="Seuls les membres de l'instance, la coopération et l'administration le liront ; les autres verront « Point confidentiel »."
			/>
		</>
	);
}
