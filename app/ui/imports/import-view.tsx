import type { ImportState } from "#app/domain/imports/types.ts";
import { paths } from "#app/paths.ts";
import { FormErrorSummary } from "../forms/form-error-summary.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Confirm } from "../primitives/confirm.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { Figures } from "../primitives/figures.tsx";
import { InstantText } from "../primitives/moment.tsx";
import { Notice } from "../primitives/notice.tsx";
import { ProgressBar } from "../primitives/progress-bar.tsx";
import { DryRun, type DryRunPlan } from "./dry-run.tsx";
import { ImportStateBadge } from "./import-list-view.tsx";
import { type MappingCheck, MappingForm } from "./mapping-form.tsx";

interface TouchedSheet {
	code: string;
	slug: string | null;
	title: string | null;
}

export interface ImportViewProps {
	territory: string;
	import: {
		id: string;
		fileName: string;
		state: ImportState;
		progressDone: number;
		progressTotal: number;
		createdCount: number;
		changedCount: number;
		unchangedCount: number;
		failure: string | null;
		revision: number;
		createdAt: string;
		settledAt: string | null;
		createdByName: string;
	};
	isUnderWay: boolean;
	canStillUndo: boolean;
	check: (MappingCheck & { faults: readonly string[]; plan: DryRunPlan | null }) | null;
	sheets: readonly (TouchedSheet & { kind: "created" | "changed"; isTouched: boolean })[];
	touched: readonly TouchedSheet[];
	sheetCount: number;
	errors: readonly string[];
	/** What a refused form held. */
	typed?: Readonly<Record<string, unknown>>;
}

/** One file, from its dry run to what it became. */
export function ImportView({
	territory,
	import: one,
	isUnderWay,
	canStillUndo,
	check,
	sheets,
	touched,
	sheetCount,
	errors,
	typed,
}: ImportViewProps) {
	const { revision } = one;
	return (
		<>
			<PageHeader
				title={one.fileName}
				eyebrow="Import de fiches actions"
				breadcrumbs={[
					{ label: "Fiches actions", href: paths.sheets(territory) },
					{ label: "Import", href: paths.sheetImports(territory) },
					{ label: one.fileName },
				]}
				meta={
					<>
						<ImportStateBadge state={one.state} />
						<span className="muted">
							Donné par {one.createdByName}, <InstantText instant={one.createdAt} />
						</span>
					</>
				}
			/>
			<FormErrorSummary errors={[]} formErrors={errors} />
			{one.state === "failed" && (
				<Notice tone="danger" title="L'import n'a pas abouti">
					{one.failure ?? "Rien n'a été enregistré."}
				</Notice>
			)}
			{isUnderWay && (
				<Section title="Import en cours" lead="Cette page se recharge d'elle-même ; vous pouvez la quitter, l'import continue.">
					<ProgressBar label="Fiches écrites" value={one.progressDone} max={one.progressTotal} unit="fiches" />
					<p>
						<LinkButton href={paths.sheetImport(territory, one.id)} isDocument>
							Actualiser
						</LinkButton>
					</p>
				</Section>
			)}
			{check && (
				<>
					{check.faults.length > 0 && (
						<Notice tone="warning" title="Avant de vérifier les lignes">
							<ul>
								{check.faults.map((fault) => (
									<li key={fault}>{fault}</li>
								))}
							</ul>
						</Notice>
					)}
					{check.plan && <DryRun plan={check.plan} revision={revision} />}
					<Section title="Colonnes du fichier">
						<MappingForm key={revision} check={check} revision={revision} typed={typed} />
					</Section>
					<Confirm
						triggerLabel="Retirer ce fichier"
						title="Retirer ce fichier ?"
						text="Il n'est pas importé : rien ne change dans les fiches."
						confirmLabel="Retirer le fichier"
						fields={{ intent: "discard", revision }}
					/>
				</>
			)}
			{one.state === "undone" && (
				<Notice tone="neutral" title="Import annulé">
					Ce que cet import avait créé est retiré, ce qu'il avait changé est rétabli.
				</Notice>
			)}
			{one.state === "done" && (
				<Section title="Ce que l'import a fait">
					<Figures
						items={[
							{ label: "Fiches créées", value: one.createdCount },
							{ label: "Fiches modifiées", value: one.changedCount },
							{ label: "Fiches inchangées", value: one.unchangedCount },
						]}
					/>
					{!canStillUndo ? (
						<p className="muted">
							Cet import date de plus de 90 jours : il ne peut plus être annulé, et le détail de ses fiches n'est plus gardé.
						</p>
					) : touched.length > 0 ? (
						<Notice tone="warning" title="Cet import ne peut plus être annulé">
							<p>Ces fiches ont été modifiées ou complétées depuis, ou retirées :</p>
							<ul>
								{touched.slice(0, 20).map(({ code, slug, title }) => (
									<li key={`${code}${slug}`}>
										{slug ? <a href={paths.sheet(territory, slug)}>{`${code} ${title}`}</a> : `${code} (retirée)`}
									</li>
								))}
							</ul>
							{touched.length > 20 && <p>Et {touched.length - 20} autres.</p>}
						</Notice>
					) : (
						<Confirm
							triggerLabel="Annuler cet import"
							title="Annuler cet import ?"
							text="Les fiches qu'il a créées seront retirées, celles qu'il a changées reprendront leurs valeurs d'avant."
							confirmLabel="Annuler l'import"
							fields={{ intent: "undo", revision }}
						/>
					)}
					{sheets.length > 0 && (
						<DataTable
							caption="Fiches de cet import"
							rows={sheets}
							rowKey={({ code, slug }) => `${code}${slug}`}
							columns={[
								{ key: "code", header: "Code", isCompact: true, cell: ({ code }) => code },
								{
									key: "title",
									header: "Action",
									isRowHeader: true,
									cell: ({ slug, title }) => (slug ? <a href={paths.sheet(territory, slug)}>{title}</a> : "Fiche retirée"),
								},
								{ key: "kind", header: "Effet", cell: ({ kind }) => (kind === "created" ? "Créée" : "Modifiée") },
							]}
						/>
					)}
					{sheetCount > sheets.length && <p className="muted">Les {sheets.length} premières sont affichées.</p>}
				</Section>
			)}
		</>
	);
}
