import type { OrganisationKind } from "#app/domain/people/types.ts";
import { organisationKindLabels } from "#app/messages/people.ts";
import { paths } from "#app/paths.ts";
import { DataTable } from "../primitives/data-table.tsx";

interface OrganisationLine {
	id: string;
	name: string;
	kind: OrganisationKind;
	note: string | null;
	memberCount: number;
}

export function OrganisationTable({ territory, organisations }: { territory: string; organisations: readonly OrganisationLine[] }) {
	return (
		<DataTable
			caption="Organisations du territoire"
			rows={organisations}
			rowKey={({ id }) => id}
			columns={[
				{ key: "name", header: "Nom", cell: ({ name }) => name },
				{ key: "kind", header: "Nature", cell: ({ kind }) => organisationKindLabels[kind] },
				{ key: "note", header: "Précision", cell: ({ note }) => note, isSecondary: true },
				{
					key: "members",
					header: "Membres",
					align: "end",
					cell: ({ id, name, memberCount }) =>
						memberCount === 0 ? (
							0
						) : (
							<a href={`${paths.members(territory)}?organisation=${id}`} aria-label={`${memberCount}\u00a0: les membres de ${name}`}>
								{memberCount}
							</a>
						),
				},
			]}
		/>
	);
}
