import type { ReactNode } from "react";
import { nobody } from "#app/domain/action-sheets/bulk-schema.ts";
import type { SheetStatus } from "#app/domain/action-sheets/types.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { paths } from "#app/paths.ts";
import { CheckboxGroupField } from "../forms/checkbox-group-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { FieldRow } from "../forms/form-group.tsx";
import { labelledOptions, namedOptions, personOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { SheetStatusBadge } from "./status-badge.tsx";

export interface ChosenSheet {
	id: string;
	slug: string;
	code: string;
	title: string;
	status: SheetStatus;
	tags: readonly string[];
}
export interface BulkChoices {
	organisations: readonly { id: string; name: string }[];
	people: readonly PersonChoice[];
	/** Those that the chosen sheets bear. */
	tags: readonly string[];
}

interface BulkChoiceProps {
	territory: string;
	filter: string | null;
	sheets: readonly ChosenSheet[];
	choices: BulkChoices;
	refusals: readonly string[];
}

/** What to change of the chosen sheets. Nothing is changed yet: each way leads to what it would do. */
export function BulkChoice({ territory, filter, sheets, choices, refusals }: BulkChoiceProps) {
	const { organisations, people, tags } = choices;
	const none = { value: nobody, label: "Aucun pilote" };
	const way = (kind: string, title: string, lead: string, children: ReactNode) => (
		<Section title={title} lead={lead}>
			<form method="get" action={paths.changeSheetsInBulk(territory)} className="form">
				{filter === null ? (
					sheets.map(({ id }) => <input key={id} type="hidden" name="sheetIds" value={id} />)
				) : (
					<input type="hidden" name="toutes" value={filter} />
				)}
				<input type="hidden" name="quoi" value={kind} />
				{children}
				<div className="submit-row">
					<Button variant="secondary">Voir ce qui changera</Button>
				</div>
			</form>
		</Section>
	);
	return (
		<>
			<FormErrorSummary errors={[]} formErrors={refusals} />
			<Disclosure summary="Les fiches choisies">
				<ItemList
					label="Fiches choisies"
					items={sheets.map(({ id, slug, code, title, status }) => ({
						key: id,
						title: `${code} ${title}`,
						href: paths.sheet(territory, slug),
						meta: <SheetStatusBadge status={status} />,
					}))}
				/>
			</Disclosure>
			{way(
				"statut",
				"Changer le statut",
				"Chaque fiche avance selon son propre parcours : celles qui ne peuvent pas prendre ce statut seront laissées telles quelles.",
				<SelectField
					field={fieldOf("statut")}
					label="Nouveau statut"
					options={labelledOptions(sheetStatusLabels)}
					emptyLabel="Choisir un statut"
					width="medium"
				/>,
			)}
			{way(
				"pilote",
				"Changer le pilote",
				"Dans les fiches déjà validées, le changement attend l'accord du comité de pilotage.",
				<FieldRow>
					<SelectField
						field={fieldOf("organisation")}
						label="Organisation pilote"
						options={[none, ...namedOptions(organisations)]}
						emptyLabel="Ne pas changer"
					/>
					<SelectField
						field={fieldOf("personne")}
						label="Personne pilote"
						options={[none, ...personOptions(people)]}
						emptyLabel="Ne pas changer"
					/>
				</FieldRow>,
			)}
			{way(
				"etiquettes",
				"Changer les étiquettes",
				"Les autres étiquettes de chaque fiche restent.",
				<>
					<TextField field={fieldOf("ajouter")} label="Étiquettes à ajouter" hint="Séparées par des virgules." maxLength={300} />
					{tags.length > 0 && (
						<CheckboxGroupField
							field={fieldOf("retirer")}
							label="Étiquettes à retirer"
							layout="grid"
							options={tags.map((tag) => ({ value: tag, label: tag }))}
						/>
					)}
				</>,
			)}
		</>
	);
}
