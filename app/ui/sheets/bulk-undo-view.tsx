import type { BulkChangeItem } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatShortDateTime } from "../format.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Notice } from "../primitives/notice.tsx";
import { BulkState, type ShownBulkChange } from "./bulk-list-view.tsx";
import { askedText, valuesText } from "./bulk-text.ts";
import type { Names } from "./field-text.ts";

type ShownItem = BulkChangeItem & { isTouched: boolean };

interface BulkUndoViewProps {
	territory: string;
	change: ShownBulkChange;
	items: readonly ShownItem[];
	names: Names;
	/** Absent once undone. */
	undo: { isAllowed: boolean; refusal: string | null } | null;
	refusals: readonly string[];
}

/** One change of several sheets: what it did to each; where it is undone. */
export function BulkUndoView({ territory, change, items, names, undo, refusals }: BulkUndoViewProps) {
	const { madeByName, madeAt, undoneByName, undoneAt, reason } = change;
	return (
		<>
			<PageHeader
				title={askedText(change.asked, names)}
				eyebrow="Modification groupée"
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: "Modifications groupées", href: paths.bulkChanges(territory) },
					{ label: formatShortDateTime(madeAt) },
				]}
				meta={
					<>
						<BulkState isUndone={undoneAt !== null} />
						<span className="muted">
							Par {madeByName ?? "une personne partie"} le {formatShortDateTime(madeAt)}
							{undoneAt && ` · annulée par ${undoneByName ?? "une personne partie"} le ${formatShortDateTime(undoneAt)}`}
						</span>
					</>
				}
			/>
			<FormErrorSummary errors={[]} formErrors={refusals} />
			{reason && <DefinitionList items={[{ term: "Raison", description: reason }]} />}
			{undo && <Undoing items={items} {...undo} />}
			<Section title="Fiches" count={items.length}>
				<DataTable
					caption="Ce qui a changé dans chaque fiche"
					rows={items}
					rowKey={({ sheetId }) => sheetId}
					columns={[
						{
							key: "sheet",
							header: "Fiche",
							isRowHeader: true,
							cell: ({ slug, code, title }) => (
								<a href={paths.sheet(territory, slug)}>
									{code} {title}
								</a>
							),
						},
						{ key: "before", header: "Avant", cell: ({ before }) => valuesText(before, names) || <span className="muted">Rien</span> },
						{ key: "after", header: "Après", cell: ({ after }) => valuesText(after, names) || <span className="muted">Rien</span> },
						{ key: "state", header: "Depuis", cell: stateOf },
					]}
				/>
			</Section>
		</>
	);
}

function stateOf({ isRestored, isTouched, isHeld }: ShownItem) {
	if (isRestored !== null) return isRestored ? <Badge tone="success">Rétablie</Badge> : <Badge tone="warning">Laissée telle quelle</Badge>;
	if (isTouched) return <Badge tone="warning">A changé depuis</Badge>;
	return isHeld ? <Badge>Attend le comité de pilotage</Badge> : <span className="muted">Rien d'autre</span>;
}

function Undoing({ items, isAllowed, refusal }: { items: readonly ShownItem[]; isAllowed: boolean; refusal: string | null }) {
	if (!isAllowed) return <p className="muted">{refusal}</p>;
	const touched = items.filter(({ isTouched }) => isTouched).length;
	const count = items.length - touched;
	if (count === 0) return <Notice>Toutes ces fiches ont changé depuis : il n'y a plus rien à rétablir.</Notice>;
	return (
		<Confirm
			triggerLabel="Annuler cette modification"
			title={`Rétablir ${formatCount(count, "fiche", "fiches")} ?`}
			text={
				touched > 0
					? `Chacune reprend ce qu'elle disait avant. ${formatCount(touched, "fiche a changé depuis et restera telle quelle.", "fiches ont changé depuis et resteront telles quelles.")}`
					: "Chacune reprend ce qu'elle disait avant. L'annulation figure dans leur historique."
			}
			confirmLabel="Rétablir"
			icon="history"
		/>
	);
}
