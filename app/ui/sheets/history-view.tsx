import type { FieldChange, SheetVersion } from "#app/domain/action-sheets/types.ts";
import { versionStatusLabels } from "#app/messages/action-sheets.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { sheetCrumbs } from "./crumbs.ts";
import { fieldLabel, fieldText, type Names } from "./field-text.ts";
import type { ShownStatusChange } from "./shown.ts";
import { StatusHistory } from "./status-history.tsx";
import { WordDiff } from "./word-diff.tsx";

export type ShownVersion = Omit<SheetVersion, "proposedAt" | "snapshot"> & { proposedAt: string };
type ShownChange = Omit<FieldChange, "changedAt"> & { changedAt: string };

interface HistoryViewProps {
	territory: string;
	sheet: { slug: string; code: string; title: string };
	names: Names;
	versions: readonly ShownVersion[];
	changes: readonly ShownChange[];
	statuses: readonly ShownStatusChange[];
	total: number;
	page: number;
	pageCount: number;
}

export const versionTones = { pending: "warning", accepted: "success", rejected: "neutral", withdrawn: "neutral" } as const;

/** What became of a sheet: its versions, its statuses, every field that changed. */
export function HistoryView({ territory, sheet, names, versions, changes, statuses, ...pages }: HistoryViewProps) {
	const textOf = ({ field }: ShownChange, value: unknown) => fieldText(field, value, names);
	return (
		<>
			<PageHeader
				title="Historique de la fiche"
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, "Historique")}
			/>
			<Section title="Versions" id="versions" count={versions.length}>
				{versions.length === 0 ? (
					<p className="muted">La première version sera gardée quand le comité de pilotage validera la fiche.</p>
				) : (
					<ItemList
						label="Versions"
						items={versions.map((version) => ({
							key: version.id,
							title: `Version ${version.number}`,
							href: paths.sheetVersion(territory, sheet.slug, String(version.number)),
							text: (
								<>
									<p>
										Proposée par {version.proposedByName ?? "une personne partie"} le {formatShortDateTime(version.proposedAt)}
										{version.decidedOn &&
											` · ${version.status === "withdrawn" ? "retirée le" : "décision du"} ${formatDay(version.decidedOn)}`}
									</p>
									{version.reason && <p>{version.reason}</p>}
								</>
							),
							meta: <Badge tone={versionTones[version.status]}>{versionStatusLabels[version.status]}</Badge>,
						}))}
					/>
				)}
			</Section>
			<Section title="Champ par champ" id="champs">
				{changes.length === 0 ? (
					<p className="muted">Rien n'a changé depuis la création de la fiche.</p>
				) : (
					<>
						<DataTable
							caption="Ce qui a changé, du plus récent au plus ancien"
							rows={changes}
							rowKey={({ id }) => id}
							columns={[
								{
									key: "field",
									header: "Champ",
									isRowHeader: true,
									cell: ({ field, subject }) => (
										<>
											{fieldLabel(field, subject, names)}
											{subject === "proposed" && <span className="muted"> (proposé au comité de pilotage)</span>}
										</>
									),
								},
								{ key: "when", header: "Quand", isCompact: true, cell: ({ changedAt }) => formatShortDateTime(changedAt) },
								{ key: "who", header: "Qui", cell: ({ changedByName }) => changedByName ?? "Personne partie" },
								{ key: "before", header: "Avant", cell: (one) => textOf(one, one.before) || <Nothing /> },
								{
									key: "after",
									header: "Après",
									cell: (one) =>
										one.after === null || !textOf(one, one.after) ? (
											<Nothing />
										) : one.before === null ? (
											textOf(one, one.after)
										) : (
											<WordDiff before={textOf(one, one.before)} after={textOf(one, one.after)} />
										),
								},
							]}
						/>
						<Pagination
							{...pages}
							noun="changement"
							hrefOf={(page) => `${paths.sheetHistory(territory, sheet.slug)}?page=${page}#champs`}
						/>
					</>
				)}
			</Section>
			<Section title="Statuts">
				<StatusHistory label="Statuts" changes={statuses} />
			</Section>
		</>
	);
}

const Nothing = () => <span className="muted">Rien</span>;
