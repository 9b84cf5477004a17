import type { FieldMeta } from "../forms/field.tsx";
import { sheetOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextAreaField } from "../forms/text-area-field.tsx";
import { TextField } from "../forms/text-field.tsx";

type Name = "sheetId" | "title" | "durationMinutes" | "notes";

export interface SheetChoice {
	id: string;
	code: string;
	title: string;
}

export const pointFieldLabels: Record<Name, string> = {
	sheetId: "Fiche action",
	title: "Intitulé",
	durationMinutes: "Durée",
	notes: "Notes préparatoires",
};

export function PointFields({ fields, sheets }: { fields: Record<Name, FieldMeta>; sheets: readonly SheetChoice[] }) {
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
		</>
	);
}
