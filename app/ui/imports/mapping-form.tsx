import type { ImportField, ImportMapping } from "#app/domain/imports/types.ts";
import { importFields } from "#app/domain/imports/types.ts";
import { importFieldLabels } from "#app/messages/imports.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Button, ButtonRow } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Notice } from "../primitives/notice.tsx";

export interface MappingCheck {
	mapping: ImportMapping;
	tabs: readonly { name: string; lines: number }[];
	isTerritoiresEnTransitions: boolean;
	columns: readonly { letters: string; header: string; sample: string; field: ImportField | "" }[];
	programmes: readonly { id: string; title: string; objectives: readonly { id: string; label: string }[] }[];
}

/** How the file is read: which tab and lines, where the actions go, and what each column feeds. */
export function MappingForm({
	check,
	revision,
	typed,
}: {
	check: MappingCheck;
	revision: number;
	typed?: Readonly<Record<string, unknown>>;
}) {
	const { mapping, tabs, columns, programmes } = check;
	/** What was typed and refused, or what stands. */
	const kept = (name: "grid" | "headerLine" | "firstLine" | "programmeId" | "objectiveId") => {
		const stands = mapping[name] === null ? null : String(mapping[name]);
		return fieldOf(name, typed ? String(typed[name] ?? "") : stands);
	};
	const tick = (name: "createsPlaces" | "keepsUnknown") => ({ field: fieldOf(name), defaultChecked: mapping[name] });
	return (
		<form method="post" className="form" noValidate>
			<input type="hidden" name="revision" value={revision} />
			{check.isTerritoiresEnTransitions && (
				<Notice tone="success">Ce tableau est celui de Territoires en Transitions : ses colonnes sont reconnues telles quelles.</Notice>
			)}
			{tabs.length > 1 ? (
				<SelectField
					field={kept("grid")}
					label="Onglet"
					options={tabs.map(({ name, lines }, index) => ({ value: String(index), label: `${name} (${lines} lignes)` }))}
				/>
			) : (
				<input type="hidden" name="grid" value="0" />
			)}
			<TextField field={kept("headerLine")} label="Ligne des titres de colonnes" type="number" inputMode="numeric" width="short" />
			<TextField field={kept("firstLine")} label="Ligne de la première action" type="number" inputMode="numeric" width="short" />
			<ButtonRow>
				<Button variant="secondary" name="intent" value="guess">
					Relire les titres de colonnes
				</Button>
			</ButtonRow>
			<SelectField
				field={kept("programmeId")}
				label="Programme"
				emptyLabel="Choisir un programme"
				options={programmes.map(({ id, title }) => ({ value: id, label: title }))}
			/>
			<SelectField
				field={kept("objectiveId")}
				label="Objectif par défaut"
				hint="Pour les lignes qui ne disent ni axe ni objectif."
				emptyLabel="Aucun : ces lignes sont en erreur"
				options={programmes.map(({ title, objectives }) => ({
					label: title,
					options: objectives.map(({ id, label }) => ({ value: id, label })),
				}))}
			/>
			<CheckboxField {...tick("createsPlaces")} label="Créer les axes et les objectifs qui manquent au programme" />
			<CheckboxField
				{...tick("keepsUnknown")}
				label="Garder en note les organisations, personnes et instances inconnues"
				hint="Leur nom est écrit sous la description. Sinon, chacune est une erreur."
			/>
			<DataTable
				caption="Ce que donne chaque colonne"
				isCaptionVisible
				rows={columns}
				rowKey={({ letters }) => letters}
				columns={[
					{ key: "column", header: "Colonne", cell: ({ letters }) => letters },
					{ key: "header", header: "Titre", isRowHeader: true, cell: ({ header }) => header || <span className="muted">Sans titre</span> },
					{ key: "sample", header: "Par exemple", isSecondary: true, cell: ({ sample }) => sample || <span className="muted">Vide</span> },
					{
						key: "field",
						header: "Champ de la fiche",
						cell: ({ letters, header, field }) => (
							<select
								name={`columns[${columns.findIndex((column) => column.letters === letters)}]`}
								className="control"
								aria-label={`Champ donné par la colonne ${letters} ${header}`.trim()}
								defaultValue={field}
							>
								<option value="">Ne pas importer</option>
								{importFields.map((one) => (
									<option key={one} value={one}>
										{importFieldLabels[one]}
									</option>
								))}
							</select>
						),
					},
				]}
			/>
			<ButtonRow>
				<Button variant="secondary" name="intent" value="save">
					Enregistrer et vérifier
				</Button>
			</ButtonRow>
		</form>
	);
}
