import { formatLabels } from "#app/messages/exports.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { PageHeader } from "../layout/page-header.tsx";
import { Badge } from "../primitives/badge.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { type ShownExport, stateLabels, stateTones } from "./shown-export.ts";

/** The long documents that one asked for. */
export function ExportListView({ territory, exports }: { territory: string; exports: readonly ShownExport[] }) {
	return (
		<>
			<PageHeader
				title="Mes exports"
				breadcrumbs={[{ label: "Fiches actions", href: paths.sheets(territory) }, { label: "Mes exports" }]}
				lead="Les documents de plus de cinquante fiches que vous avez demandés. Ils sont gardés deux jours, pour vous seul."
			/>
			{exports.length === 0 ? (
				<EmptyState
					title="Aucun export pour le moment"
					text="Depuis la liste des fiches, « Exporter » donne aussitôt les documents courts ; les longs vous attendent ici."
					action={<LinkButton href={paths.sheets(territory)}>Voir les fiches actions</LinkButton>}
				/>
			) : (
				<ItemList
					label="Mes exports"
					items={exports.map((one) => ({
						key: one.id,
						title: `${formatCount(one.sheetCount, "fiche", "fiches")}, ${formatLabels[one.format]}`,
						href: paths.export(territory, one.id),
						text: (
							<>
								Demandé le <InstantText instant={one.requestedAt} />
							</>
						),
						meta: <Badge tone={stateTones[one.state]}>{stateLabels[one.state]}</Badge>,
					}))}
				/>
			)}
		</>
	);
}
