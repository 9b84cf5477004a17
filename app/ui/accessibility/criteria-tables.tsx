import { standingLabels } from "#app/messages/accessibility.ts";
import { formatDay } from "../format.ts";
import { DataTable } from "../primitives/data-table.tsx";

export interface ShownTheme {
	number: number;
	name: string;
	criteria: readonly {
		number: string;
		name: string;
		standing: keyof typeof standingLabels;
		note: string | null;
		checkedOn: string | null;
	}[];
}

/** Every criterion, theme by theme, with how it stands and why. */
export function CriteriaTables({ themes }: { themes: readonly ShownTheme[] }) {
	return themes.map(({ number, name, criteria }) => (
		<DataTable
			key={number}
			caption={`${number}. ${name}`}
			isCaptionVisible
			rows={criteria}
			rowKey={(row) => row.number}
			columns={[
				{ key: "number", header: "Critère", isCompact: true, cell: (row) => row.number },
				{ key: "name", header: "Ce qu'il demande", cell: (row) => row.name },
				{
					key: "standing",
					header: "Comment il est tenu",
					cell: ({ standing, note, checkedOn }) => (
						<>
							{standingLabels[standing]}
							{checkedOn && ` le ${formatDay(checkedOn)}`}
							{note && `\u00a0: ${note}`}
						</>
					),
				},
			]}
		/>
	));
}
