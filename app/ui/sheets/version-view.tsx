import { versionStatusLabels } from "#app/messages/action-sheets.ts";
import { paths } from "#app/paths.ts";
import { formatDay, formatShortDateTime } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import type { Reply } from "../forms/reply.ts";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { Badge } from "../primitives/badge.tsx";
import { Button, ButtonRow } from "../primitives/button.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { DefinitionList } from "../primitives/definition-list.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { sheetCrumbs } from "./crumbs.ts";
import { fieldLabel, fieldText, type Names } from "./field-text.ts";
import { type ShownVersion, versionTones } from "./history-view.tsx";
import { VersionDecision } from "./version-decision.tsx";
import { WordDiff } from "./word-diff.tsx";

interface VersionViewProps {
	territory: string;
	today: string;
	sheet: { slug: string; code: string; title: string };
	names: Names;
	version: ShownVersion & { snapshot: Record<string, unknown> };
	/** The version it is compared with; the sheet of today when there is none. */
	before: { number: number; snapshot: Record<string, unknown> } | null;
	current: Record<string, unknown>;
	numbers: readonly number[];
	canDecide: boolean;
	reply: Reply | undefined;
}

/** One version of a sheet beside another: what differs in words, then all that it says. */
export function VersionView({ territory, today, sheet, names, version, before, current, numbers, canDecide, reply }: VersionViewProps) {
	const old = before?.snapshot ?? current;
	const oldName = before ? `Version ${before.number}` : "Fiche d'aujourd'hui";
	const rows = Object.keys(version.snapshot)
		.map((field) => ({
			field,
			label: fieldLabel(field, null, names),
			before: fieldText(field, old[field], names),
			after: fieldText(field, version.snapshot[field], names),
		}))
		.filter((row) => row.before !== row.after);
	const others = numbers.filter((number) => number !== version.number);
	return (
		<>
			<PageHeader
				title={`Version ${version.number}`}
				eyebrow={`${sheet.code} ${sheet.title}`}
				breadcrumbs={sheetCrumbs(territory, sheet, `Version ${version.number}`)}
				meta={
					<>
						<Badge tone={versionTones[version.status]}>{versionStatusLabels[version.status]}</Badge>
						<span className="muted">
							Proposée par {version.proposedByName ?? "une personne partie"} le {formatShortDateTime(version.proposedAt)}
							{version.decidedOn && ` · ${version.status === "withdrawn" ? "retirée le" : "décision du"} ${formatDay(version.decidedOn)}`}
						</span>
					</>
				}
				actions={<a href={paths.sheetHistory(territory, sheet.slug)}>Tout l'historique</a>}
			/>
			{(version.reason || version.decisionNote) && (
				<DefinitionList
					items={[
						...(version.reason ? [{ term: "Raison du changement", description: version.reason }] : []),
						...(version.decisionNote ? [{ term: "Note sur la décision", description: version.decisionNote }] : []),
					]}
				/>
			)}
			<Section title="Ce qui change" lead={`Par rapport à : ${oldName.toLowerCase()}.`}>
				{others.length > 0 && (
					<form method="get" className="form">
						<SelectField
							field={fieldOf("avec", before && String(before.number))}
							label="Comparer avec"
							options={others.map((number) => ({ value: String(number), label: `Version ${number}` }))}
							emptyLabel="Comparaison habituelle"
							width="medium"
						/>
						<ButtonRow>
							<Button variant="secondary">Comparer</Button>
						</ButtonRow>
					</form>
				)}
				{rows.length === 0 ? (
					<p className="muted">Rien ne diffère.</p>
				) : (
					<DataTable
						caption={`Différences entre ${oldName.toLowerCase()} et la version ${version.number}`}
						rows={rows}
						rowKey={({ field }) => field}
						columns={[
							{ key: "field", header: "Champ", isRowHeader: true, cell: ({ label }) => label },
							{ key: "before", header: oldName, cell: (row) => row.before || <span className="muted">Rien</span> },
							{
								key: "after",
								header: `Version ${version.number}`,
								cell: (row) => <WordDiff before={row.before} after={row.after} />,
							},
						]}
					/>
				)}
			</Section>
			{canDecide && <VersionDecision territory={territory} today={today} slug={sheet.slug} version={version} reply={reply} />}
			<Disclosure summary="Lire toute cette version">
				<DefinitionList
					items={Object.entries(version.snapshot)
						.map(([field, value]) => ({ term: fieldLabel(field, null, names), description: fieldText(field, value, names) }))
						.filter(({ description }) => description)}
				/>
			</Disclosure>
		</>
	);
}
