import type { ImportState } from "#app/domain/imports/types.ts";
import { importStateLabels } from "#app/messages/imports.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "../format.ts";
import { controlProps, FieldFrame, fieldOf } from "../forms/field.tsx";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { SubmitRow } from "../forms/submit-row.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { InstantText } from "../primitives/moment.tsx";
import type { Tone } from "../primitives/tone.ts";

interface ListedImport {
	id: string;
	fileName: string;
	state: ImportState;
	createdCount: number;
	changedCount: number;
	createdAt: string;
	createdByName: string;
}

interface ImportListViewProps {
	territory: string;
	imports: readonly ListedImport[];
	error: string | undefined;
}

const tones: Record<ImportState, Tone> = {
	uploaded: "neutral",
	queued: "info",
	running: "info",
	done: "success",
	failed: "danger",
	undone: "neutral",
};
export const ImportStateBadge = ({ state }: { state: ImportState }) => <Badge tone={tones[state]}>{importStateLabels[state]}</Badge>;

const hint = "XLSX, ODS ou CSV ; 10 Mo et 20 000 lignes au plus. Le tableau de Territoires en Transitions est reconnu tel quel.";

/** Where a plan is given as a file, and what was given before. */
export function ImportListView({ territory, imports, error }: ImportListViewProps) {
	const file = fieldOf("file", null, { id: "fichier", errors: error ? [error] : undefined, required: true });
	return (
		<>
			<PageHeader
				title="Importer un plan d'actions"
				breadcrumbs={[{ label: "Fiches actions", href: paths.sheets(territory) }, { label: "Import" }]}
				lead="Donnez le tableau dans lequel vous suivez vos actions. Il est d'abord vérifié, ligne par ligne : rien n'est enregistré dans les fiches avant que vous ne le demandiez, et un import peut être annulé."
			/>
			<form method="post" encType="multipart/form-data" className="form" noValidate>
				<FormErrorSummary errors={error ? [{ id: file.id, label: "Fichier", text: error }] : []} />
				<FieldFrame field={file} label="Fichier" hint={hint}>
					<input {...controlProps(file, hint)} type="file" className="control" accept=".xlsx,.xlsm,.ods,.csv,.tsv,.txt" />
				</FieldFrame>
				<SubmitRow label="Vérifier le fichier" secondary={{ href: paths.sheets(territory), label: "Annuler" }} />
			</form>
			<Section title="Fichiers déjà donnés" count={imports.length}>
				{imports.length === 0 ? (
					<EmptyState title="Aucun import pour le moment" text="Les fichiers importés resteront visibles ici, avec ce qu'ils ont créé." />
				) : (
					<DataTable caption="Fichiers déjà donnés" columns={columnsOf(territory)} rows={imports} rowKey={({ id }) => id} />
				)}
			</Section>
		</>
	);
}

const columnsOf = (territory: string): Column<ListedImport>[] => [
	{
		key: "file",
		header: "Fichier",
		isRowHeader: true,
		cell: ({ id, fileName }) => <a href={paths.sheetImport(territory, id)}>{fileName}</a>,
	},
	{ key: "state", header: "État", cell: ({ state }) => <ImportStateBadge state={state} /> },
	{
		key: "effect",
		header: "Effet",
		cell: ({ state, createdCount, changedCount }) =>
			state === "done"
				? `${formatCount(createdCount, "fiche créée", "fiches créées")}, ${formatCount(changedCount, "modifiée", "modifiées")}`
				: "Rien d'enregistré",
	},
	{ key: "by", header: "Donné par", cell: ({ createdByName }) => createdByName },
	{ key: "at", header: "Le", cell: ({ createdAt }) => <InstantText instant={createdAt} /> },
];
