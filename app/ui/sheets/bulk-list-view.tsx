import type { ListedBulkChange } from "#app/domain/action-sheets/types.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { askedText } from "./bulk-text.ts";
import type { Names } from "./field-text.ts";

export type ShownBulkChange = Omit<ListedBulkChange, "madeAt" | "undoneAt"> & { madeAt: string; undoneAt: string | null };

interface BulkListViewProps {
	territory: string;
	changes: readonly ShownBulkChange[];
	names: Names;
	total: number;
	page: number;
	pageCount: number;
}

/** What was changed of several sheets at once, and what was taken back. */
export function BulkListView({ territory, changes, names, ...pages }: BulkListViewProps) {
	return (
		<>
			<PageHeader
				title="Modifications groupées"
				breadcrumbs={[{ label: "Fiches actions", href: paths.sheets(territory) }, { label: "Modifications groupées" }]}
				lead="Chacune peut être annulée pendant sept jours par la personne qui l'a faite ou par un chargé de coopération."
			/>
			{pages.total === 0 ? (
				<EmptyState
					title="Aucune modification groupée pour le moment"
					text="Cochez plusieurs fiches dans la liste pour en changer ensemble le statut, le pilote ou les étiquettes."
					action={<LinkButton href={paths.sheets(territory)}>Voir les fiches actions</LinkButton>}
				/>
			) : (
				<>
					<DataTable
						caption="Modifications groupées, de la plus récente à la plus ancienne"
						rows={changes}
						rowKey={({ id }) => id}
						columns={[
							{
								key: "what",
								header: "Modification",
								isRowHeader: true,
								cell: ({ id, asked }) => <a href={paths.bulkChange(territory, id)}>{askedText(asked, names)}</a>,
							},
							{ key: "count", header: "Fiches", cell: ({ count }) => formatCount(count, "fiche", "fiches") },
							{ key: "who", header: "Par", cell: ({ madeByName }) => madeByName ?? "Personne partie" },
							{ key: "when", header: "Le", cell: ({ madeAt }) => <InstantText instant={madeAt} /> },
							{ key: "state", header: "État", cell: ({ undoneAt }) => <BulkState isUndone={undoneAt !== null} /> },
						]}
					/>
					<Pagination {...pages} noun="modification" hrefOf={(page) => `${paths.bulkChanges(territory)}?page=${page}`} />
				</>
			)}
		</>
	);
}

export const BulkState = ({ isUndone }: { isUndone: boolean }) => (isUndone ? <Badge>Annulée</Badge> : <Badge tone="success">Faite</Badge>);
