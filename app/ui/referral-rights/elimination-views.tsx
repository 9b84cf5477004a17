import { RecordVisa } from "#app/domain/referral-rights/schema.ts";
import type { EliminationKind, EliminationState } from "#app/domain/referral-rights/types.ts";
import { eliminationKindLabels, eliminationStateLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatDay, formatShortDay } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { DateField } from "../forms/date-field.tsx";
import { errorsOf } from "../forms/errors-of.ts";
import { fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import type { Reply } from "../forms/reply.ts";
import { SubmitRow } from "../forms/submit-row.tsx";
import { TextField } from "../forms/text-field.tsx";
import { useZodForm } from "../forms/use-zod-form.ts";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import type { Tone } from "../primitives/tone.ts";

export interface ListShown {
	id: string;
	preparedOn: string;
	isPublic: boolean;
	visaReference: string | null;
	visaOn: string | null;
	executedAt: string | null;
	itemCount: number;
	settledCount: number;
	keptCount: number;
	state: EliminationState;
}

export interface ItemShown {
	reference: string;
	senderName: string;
	kind: EliminationKind;
	lastContactOn: string;
	isSettled: boolean;
	isKept: boolean;
}

const tones: Record<EliminationState, Tone> = { "awaiting-visa": "warning", ready: "info", running: "info", done: "success" };

export const StateBadge = ({ state }: { state: EliminationState }) => <Badge tone={tones[state]}>{eliminationStateLabels[state]}</Badge>;

export const concernOf = ({ isPublic }: { isPublic: boolean }): string => (isPublic ? "Organismes publics" : "Organismes privés seuls");

/** Every list that was made, what waits first. */
export function EliminationTable({ territory, lists }: { territory: string; lists: readonly ListShown[] }) {
	return (
		<DataTable
			caption="Bordereaux d'élimination"
			rows={lists}
			rowKey={({ id }) => id}
			columns={[
				{
					key: "prepared",
					header: "Préparé le",
					cell: ({ id, preparedOn, isPublic }) => (
						<a href={paths.elimination(territory, id)}>
							{formatShortDay(preparedOn)}
							<span className="visually-hidden">, {concernOf({ isPublic }).toLowerCase()}</span>
						</a>
					),
				},
				{ key: "who", header: "Concerne", cell: concernOf },
				{ key: "count", header: "Orientations", align: "end", cell: ({ itemCount }) => itemCount },
				{ key: "visa", header: "Visa", cell: ({ visaReference, isPublic }) => visaReference ?? (isPublic ? "attendu" : "sans objet") },
				{ key: "state", header: "État", cell: ({ state }) => <StateBadge state={state} /> },
			]}
		/>
	);
}

/** What is to be destroyed: references, dates and bodies, nobody's name. */
export function ItemTable({ items, withFate = true }: { items: readonly ItemShown[]; withFate?: boolean }) {
	return (
		<DataTable
			caption="Orientations à éliminer"
			rows={items}
			rowKey={({ reference }) => reference}
			columns={[
				{ key: "reference", header: "Référence", isCompact: true, cell: ({ reference }) => reference },
				{ key: "contact", header: "Dernier contact", isCompact: true, cell: ({ lastContactOn }) => formatShortDay(lastContactOn) },
				{ key: "kind", header: "Nature", cell: ({ kind }) => eliminationKindLabels[kind] },
				{ key: "body", header: "Organisation", cell: ({ senderName }) => senderName },
				...(withFate
					? [
							{
								key: "fate",
								header: "Sort",
								cell: ({ isSettled, isKept }: ItemShown) =>
									isKept ? "Conservée\u00a0: contact ou demande depuis" : isSettled ? "Détruite" : "À détruire",
							},
						]
					: []),
			]}
		/>
	);
}

export function ListFacts({ list }: { list: ListShown }) {
	const { preparedOn, visaReference, visaOn, isPublic, itemCount, settledCount, keptCount } = list;
	return (
		<DefinitionList
			items={[
				{ term: "Préparé le", description: formatDay(preparedOn) },
				{ term: "Concerne", description: concernOf(list) },
				{ term: "Orientations", description: formatCount(itemCount, "orientation", "orientations") },
				...(isPublic
					? [{ term: "Visa des archives", description: visaReference && visaOn ? `${visaReference}, du ${formatDay(visaOn)}` : "Attendu" }]
					: []),
				...(settledCount > 0
					? [{ term: "Exécution", description: `${settledCount - keptCount} détruites, ${keptCount} conservées, sur ${itemCount}` }]
					: []),
			]}
		/>
	);
}

/** The archives' answer, by its reference and its date. */
export function VisaForm({ today, reply }: { today: string; reply: Reply | undefined }) {
	const { form, fields, props } = useZodForm(RecordVisa, { id: "visa", reply });
	return (
		<Section
			title="Visa des archives départementales"
			lead="Transmettez le bordereau aux archives&nbsp;: aucune archive publique n'est détruite sans leur visa (code du patrimoine, art. L212-2 et R212-14)."
		>
			<FormErrorSummary
				title="Rien n'est enregistré"
				errors={errorsOf([fields.visaReference, "Référence du visa"], [fields.visaOn, "Date du visa"])}
				formErrors={form.errors}
			/>
			<form method="post" {...props}>
				<input type="hidden" name="intent" value="visa" />
				<TextField field={fields.visaReference} label="Référence du visa" maxLength={100} width="medium" />
				<DateField field={fields.visaOn} label="Date du visa" max={today} />
				<SubmitRow label="Enregistrer le visa" />
			</form>
		</Section>
	);
}

/** The last word before what no backup brings back. */
export function ConfirmSection({ count }: { count: number }) {
	return (
		<Section title="Exécution">
			<Notice tone="warning">
				La clé de chaque orientation est détruite d'abord, puis son contenu, ses messages, ses notes et ses pièces. Il n'en reste que des
				comptes, sans aucune personne. Une orientation dont la personne a été revue depuis, ou qui fait l'objet d'une demande, est
				conservée.
			</Notice>
			<Confirm
				triggerLabel="Exécuter l'élimination"
				title={`Détruire ${formatCount(count, "orientation", "orientations")}\u00a0?`}
				text="C'est définitif&nbsp;: rien ne pourra revenir, pas même d'une sauvegarde du contenu chiffré."
				confirmLabel="Détruire définitivement"
				fields={{ intent: "confirm" }}
			>
				<CheckboxField field={fieldOf("isSure")} label="J'ai vérifié le bordereau" />
			</Confirm>
		</Section>
	);
}
