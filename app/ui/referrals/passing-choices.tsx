import type { MissionPart } from "#app/domain/missions/types.ts";
import type { Scope } from "#app/domain/referrals/types.ts";
import { missionPartLabels } from "#app/messages/referral-places.ts";
import { scopeLabels } from "#app/messages/referrals.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { formatCount } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { type FieldMeta, hasErrors } from "../forms/field.tsx";
import { RadioGroupField } from "../forms/radio-group-field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { Section } from "../layout/section.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { ItemList } from "../primitives/item-list.tsx";

/** To whom a referral may go further: asked for by a recipient that passes it on, and by a sender left without an answer. */
export interface PassingChoice {
	id: string;
	name: string;
	/** Why not, by what would pass. */
	stops: Record<Scope, string[]>;
	/** Null when the split of missions does not name it for such a need. */
	suggestion: { part: MissionPart; needsNote: string | null; declinesNote: string | null } | null;
}

export const canReceive = ({ stops }: PassingChoice) => stops.card.length === 0 || stops.full.length === 0;

export function SuggestedBodies({ choices }: { choices: readonly PassingChoice[] }) {
	const suggested = choices.filter(({ suggestion }) => suggestion !== null);
	if (suggested.length === 0) return null;
	return (
		<Section title="Qui répond à ce besoin" lead="D'après la répartition des missions du territoire.">
			<ItemList
				items={suggested.map(({ id, name, suggestion }) => ({
					key: id,
					title: `${name} (${missionPartLabels[suggestion?.part ?? "support"].toLowerCase()})`,
					text: (
						<>
							{suggestion?.needsNote && <p>Ce qu'il lui faut&nbsp;: {suggestion.needsNote}</p>}
							{suggestion?.declinesNote && <p>Ce qu'elle ne traite pas&nbsp;: {suggestion.declinesNote}</p>}
						</>
					),
				}))}
			/>
		</Section>
	);
}

/** Asked once the check found that the same person has an answer under way there; ticked, it stays so when another field is refused. */
export const KnownDuplicate = ({ field }: { field: FieldMeta }) =>
	hasErrors(field) || field.initialValue ? <CheckboxField field={field} label="Je l'ai vu, et je transmets quand même" /> : null;

interface PassingFieldsProps {
	organisation: FieldMeta;
	scope: FieldMeta;
	open: readonly PassingChoice[];
	mayPassAll: boolean;
}

export function PassingFields({ organisation, scope, open, mayPassAll }: PassingFieldsProps) {
	const scopes: readonly Scope[] = mayPassAll ? ["full", "card"] : ["card"];
	return (
		<>
			<SelectField
				field={organisation}
				label="Organisation"
				emptyLabel="Choisir une organisation"
				options={open.map(({ id, name, suggestion }) => ({ value: id, label: suggestion ? `${name} (proposée)` : name }))}
			/>
			<RadioGroupField
				field={scope}
				label="Ce qui passe"
				hint="La demande entière ne passe qu'à une organisation et à des agents tenus au secret professionnel."
				defaultValue="card"
				options={scopes.map((value) => ({ value, label: scopeLabels[value] }))}
			/>
		</>
	);
}

const verdictOf = (stops: readonly string[]) => (stops.length === 0 ? "Oui" : `Non\u00a0: ${stops.map(sentenceOf).join(" ")}`);
const column = (scope: Scope): Column<PassingChoice> => ({
	key: scope,
	header: scopeLabels[scope],
	cell: ({ stops }) => verdictOf(stops[scope]),
});
const columns: Column<PassingChoice>[] = [
	{ key: "name", header: "Organisation", cell: ({ name }) => name },
	column("full"),
	column("card"),
];

/** What may pass to each body that receives something, and why not more; the others by name alone. */
export function PassingTable({ choices }: { choices: readonly PassingChoice[] }) {
	const isThere = ({ stops }: PassingChoice) => !stops.card.includes("referral.nobody-there");
	const absent = choices.filter((choice) => !isThere(choice));
	return (
		<Section title="Ce qui peut passer à chaque organisation">
			<DataTable
				caption="Ce qui peut passer à chaque organisation"
				columns={columns}
				rows={choices.filter(isThere)}
				rowKey={({ id }) => id}
			/>
			{absent.length > 0 && (
				<Disclosure summary={`${formatCount(absent.length, "organisation ne peut", "organisations ne peuvent")} rien recevoir`}>
					<p>Elles n'ont ni agent habilité, ni adresse de contact&nbsp;: {absent.map(({ name }) => name).join(", ")}.</p>
				</Disclosure>
			)}
		</Section>
	);
}
