import type { CommitteeKind } from "#app/domain/committees/types.ts";
import { committeeKindLabels } from "#app/messages/committees.ts";
import { paths } from "#app/paths.ts";
import { formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";

interface ListedCommittee {
	id: string;
	slug: string;
	name: string;
	kind: CommitteeKind;
	chairName: string | null;
	leadName: string | null;
	memberCount: number;
	nextMeeting: { id: string; title: string; startsAt: string } | null;
}

interface CommitteeListProps {
	territory: string;
	coordination: readonly ListedCommittee[];
	others: readonly ListedCommittee[];
	/** The one that the list is filtered by. */
	kind: CommitteeKind | null;
	/** Those that the territory has. */
	kinds: readonly CommitteeKind[];
	can: { open: boolean; readHealth: boolean };
}

/** The bodies of a territory: those that coordinate, then the others. */
export function CommitteeList({ territory, coordination, others, kind, kinds, can }: CommitteeListProps) {
	return (
		<>
			<PageHeader
				title="Comités"
				actions={
					<>
						{can.readHealth && <LinkButton href={paths.committeeHealth(territory)}>Santé des comités</LinkButton>}
						{can.open && (
							<LinkButton href={paths.newCommittee(territory)} variant="primary" icon="plus">
								Créer une instance
							</LinkButton>
						)}
					</>
				}
				lead="Les instances où les partenaires suivent le programme, préparent leurs réunions et prennent leurs décisions."
			/>
			{kinds.length > 1 && (
				<FilterBar
					label="Filtrer les instances"
					clearHref={paths.committees(territory)}
					active={kind ? [{ label: `Nature\u00a0: ${committeeKindLabels[kind]}`, removeHref: paths.committees(territory) }] : []}
				>
					<SelectField
						field={fieldOf("nature", kind)}
						label="Nature"
						emptyLabel="Toutes"
						options={kinds.map((value) => ({ value, label: committeeKindLabels[value] }))}
					/>
				</FilterBar>
			)}
			{coordination.length + others.length === 0 && (
				<EmptyState title="Aucune instance" text="Les comités du territoire paraîtront ici dès leur création." />
			)}
			{coordination.length > 0 && (
				<Section title="Comités de coordination" count={coordination.length}>
					<CommitteeTable caption="Comités de coordination" territory={territory} committees={coordination} />
				</Section>
			)}
			{others.length > 0 && (
				<Section title="Autres instances" count={others.length}>
					<CommitteeTable caption="Autres instances" territory={territory} committees={others} hasKind />
				</Section>
			)}
		</>
	);
}

const unknown = <span className="muted">–</span>;

function CommitteeTable({
	caption,
	territory,
	committees,
	hasKind = false,
}: {
	caption: string;
	territory: string;
	committees: readonly ListedCommittee[];
	hasKind?: boolean;
}) {
	return (
		<DataTable
			caption={caption}
			rows={committees}
			rowKey={({ id }) => id}
			columns={[
				{ key: "name", header: "Instance", cell: ({ slug, name }) => <a href={paths.committee(territory, slug)}>{name}</a> },
				...(hasKind ? [{ key: "kind", header: "Nature", cell: ({ kind }: ListedCommittee) => committeeKindLabels[kind] }] : []),
				{ key: "chair", header: "Présidence", cell: ({ chairName }) => chairName ?? unknown },
				{ key: "lead", header: "Référence technique", cell: ({ leadName }) => leadName ?? unknown },
				{ key: "members", header: "Membres", align: "end", cell: ({ memberCount }) => memberCount },
				{
					key: "next",
					header: "Prochaine réunion",
					cell: ({ slug, nextMeeting }) =>
						nextMeeting ? (
							<a href={paths.meeting(territory, slug, nextMeeting.id)}>{formatShortDateTime(nextMeeting.startsAt)}</a>
						) : (
							unknown
						),
				},
			]}
		/>
	);
}
