import { type SheetFilters, sheetColumns, sheetSearchOf } from "#app/domain/action-sheets/filters.ts";
import { sheetColumnLabels } from "#app/messages/sheet-list.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { Button } from "../primitives/button.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { KeptValues } from "../primitives/filter-bar.tsx";

/** Chooses the columns of the table; the rest of the address stays. */
export function SheetColumnForm({ filters }: { filters: SheetFilters }) {
	const others = new URLSearchParams(sheetSearchOf({ ...filters, page: undefined, colonnes: undefined }));
	return (
		<Disclosure summary="Choisir les colonnes">
			<form method="get" className="column-form">
				<KeptValues values={Object.fromEntries([...others.keys()].map((name) => [name, others.getAll(name)]))} />
				<CheckboxGroupField
					field={fieldOf("colonnes", filters.colonnes)}
					label="Colonnes affichées"
					hint="Le code et l'intitulé y sont toujours. Sans aucun choix, les colonnes habituelles reviennent."
					options={labelledOptions(sheetColumnLabels).filter(({ value }) => sheetColumns.some((column) => column === value))}
					layout="grid"
				/>
				<Button variant="secondary">Afficher ces colonnes</Button>
			</form>
		</Disclosure>
	);
}
