import type { SheetStatus } from "#app/domain/action-sheets/types.ts";
import type { NewPlaces, Problem } from "#app/domain/imports/types.ts";
import { sheetStatusLabels } from "#app/messages/action-sheets.ts";
import { tellProblem } from "#app/messages/imports.ts";
import { formatCount } from "../format.ts";
import { Section } from "../layout/section.tsx";
import { Button } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { Figures } from "../primitives/figures.tsx";
import { Notice } from "../primitives/notice.tsx";
import { sheetFieldLabels } from "../sheets/sheet-field-labels.ts";

export interface DryRunPlan {
	problemCount: number;
	problems: readonly Problem[];
	remarkCount: number;
	remarks: readonly Problem[];
	places: NewPlaces;
	counts: { created: number; changed: number; unchanged: number };
	lines: readonly { line: number; kind: string; code: string; title: string; status: SheetStatus; changes: readonly string[] }[];
}

/** What importing would do, read by the same reader as the import itself: errors cell by cell, then the sheets. */
export function DryRun({ plan, revision }: { plan: DryRunPlan; revision: number }) {
	const { problems, problemCount, remarks, remarkCount, places, counts, lines } = plan;
	const total = counts.created + counts.changed;
	return (
		<>
			{problemCount > 0 ? (
				<Section
					title="Erreurs"
					count={problemCount}
					lead="Corrigez le fichier puis donnez-le de nouveau, ou changez les colonnes ci-dessous. Rien n'est importé tant qu'il en reste une."
				>
					<ProblemTable caption="Erreurs, cellule par cellule" problems={problems} />
					{problemCount > problems.length && <p className="muted">Les {problems.length} premières sont affichées.</p>}
				</Section>
			) : (
				<Section title="Ce que l'import va faire">
					<Figures
						items={[
							{ label: "Fiches créées", value: counts.created },
							{ label: "Fiches modifiées", value: counts.changed },
							{ label: "Fiches inchangées", value: counts.unchanged },
							{ label: "Axes et objectifs créés", value: places.axes.length + places.objectives.length },
						]}
					/>
					{places.axes.length + places.objectives.length > 0 && (
						<Notice tone="info" title="Seront créés dans le programme">
							<ul>
								{[...places.axes, ...places.objectives].map(({ id, number, title }) => (
									<li key={id}>
										{places.axes.some((axis) => axis.id === id) ? "Axe" : "Objectif"} {number} : {title}
									</li>
								))}
							</ul>
						</Notice>
					)}
					{total === 0 ? (
						<EmptyState title="Rien à importer" text="Tout ce que dit ce fichier est déjà dans les fiches." />
					) : (
						<>
							<form method="post" className="submit-row">
								<input type="hidden" name="revision" value={revision} />
								<Button variant="primary" name="intent" value="request">
									{`Importer ${formatCount(total, "fiche", "fiches")}`}
								</Button>
							</form>
							<DataTable
								caption="Fiches créées ou modifiées"
								rows={lines}
								rowKey={({ line }) => String(line)}
								columns={[
									{ key: "line", header: "Ligne", cell: ({ line }) => line },
									{ key: "code", header: "Code", isCompact: true, cell: ({ code }) => code },
									{ key: "title", header: "Action", isRowHeader: true, cell: ({ title }) => title },
									{ key: "status", header: "Statut", cell: ({ status }) => sheetStatusLabels[status] },
									{
										key: "kind",
										header: "Effet",
										cell: ({ kind, changes }) => (kind === "created" ? "Créée" : `Modifiée : ${changes.map(fieldLabel).join(", ")}`),
									},
								]}
							/>
							{total > lines.length && <p className="muted">Les {lines.length} premières sont affichées.</p>}
						</>
					)}
				</Section>
			)}
			{remarkCount > 0 && (
				<Disclosure summary={formatCount(remarkCount, "remarque, sans gravité", "remarques, sans gravité")}>
					<ProblemTable caption="Remarques, cellule par cellule" problems={remarks} />
					{remarkCount > remarks.length && <p className="muted">Les {remarks.length} premières sont affichées.</p>}
				</Disclosure>
			)}
		</>
	);
}

const fieldLabel = (name: string) => (sheetFieldLabels as Record<string, string>)[name] ?? name;

function ProblemTable({ caption, problems }: { caption: string; problems: readonly Problem[] }) {
	return (
		<DataTable
			caption={caption}
			rows={problems.map((problem, index) => ({ ...problem, key: `${index}` }))}
			rowKey={({ key }) => key}
			columns={[
				{ key: "address", header: "Cellule", isCompact: true, isRowHeader: true, cell: ({ address }) => address },
				{ key: "line", header: "Ligne", cell: ({ line }) => line },
				{ key: "text", header: "Ce qui est lu", cell: (problem) => tellProblem(problem) },
			]}
		/>
	);
}
