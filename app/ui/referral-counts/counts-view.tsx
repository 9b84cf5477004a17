import { documentFormats, tableFormats } from "#app/domain/kernel/document.ts";
import type { CountFilters } from "#app/domain/referral-counts/schema.ts";
import type { PublishedQuarter, PublishedYear } from "#app/domain/referral-counts/types.ts";
import { countTableLabels, countUnit, detailSentence, secretLegend } from "#app/messages/referral-counts.ts";
import { inFormat, paths } from "#app/paths.ts";
import { ExportMenu } from "../exports/export-menu.tsx";
import { formatDay } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { Notice } from "../primitives/notice.tsx";
import { Rooms } from "../referral-places/rooms.tsx";
import { addressWith } from "../sheets/list-address.ts";
import { CountTable } from "./count-table.tsx";
import { viewOptions } from "./view-options.ts";

interface CountsViewProps {
	territory: string;
	year: number;
	years: readonly number[];
	view: CountFilters["periode"];
	published: PublishedYear;
	can: { enter: boolean };
}

/** How many referrals, about what, how soon answered and with what end: the tables that everyone may read. */
export function CountsView({ territory, year, years, view, published, can }: CountsViewProps) {
	const { quarters, tables, threshold } = published;
	const shown = quarters.filter(({ detail }) => detail === "quarter" || detail === "months");
	const publishedMonths = shown.flatMap(({ detail, months }) => (detail === "months" ? months : []));
	const remarks = quarters.flatMap(({ detail, key, opensOn }) =>
		detail === "quarter" && view === "trimestre" ? [] : (detailSentence(detail, key, opensOn, threshold) ?? []),
	);
	const filters = { annee: year, periode: view };
	return (
		<>
			<PageHeader
				title={`Orientations en chiffres, ${year}`}
				breadcrumbs={[{ label: "Orientations en chiffres" }]}
				lead={`Des nombres de ${countUnit}, jamais des personnes\u00a0: tous les membres du territoire peuvent les lire.`}
				actions={<CountExportMenu territory={territory} year={year} />}
			/>
			<Rooms territory={territory} current="counts" />
			<FilterBar label="Choisir une année et une période" clearHref={paths.referralCounts(territory)} submitLabel="Afficher">
				<SelectField
					field={fieldOf("annee", String(year))}
					label="Année"
					options={years.map((one) => ({ value: String(one), label: String(one) }))}
				/>
				<SelectField field={fieldOf("periode", view)} label="Par" options={viewOptions} />
			</FilterBar>
			<Notice title="Comment lire ces nombres">
				<ul>
					{[...secretLegend(threshold), ...remarks].map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
			</Notice>
			{shown.length === 0 ? (
				<EmptyState title={`Aucun nombre publié pour ${year}`} text={whyEmpty(quarters, threshold)} />
			) : (
				tables.map((table) => {
					const { title, lead } = countTableLabels[table.key];
					const isByQuarter = table.isQuarterly || view === "trimestre";
					return (
						<Section
							key={table.key}
							id={table.key}
							title={title}
							lead={lead}
							action={
								can.enter && (
									<a href={addressWith(paths.countToIndicator(territory), filters, { tableau: table.key })}>
										Reporter dans un indicateur<span className="visually-hidden">{`\u00a0: ${title}`}</span>
									</a>
								)
							}
						>
							<CountTable table={table} year={year} periods={isByQuarter ? shown.map(({ key }) => key) : publishedMonths} />
						</Section>
					);
				})
			)}
		</>
	);
}

function whyEmpty(quarters: readonly PublishedQuarter[], threshold: number): string {
	const next = quarters.find(({ detail }) => detail === "waiting");
	return quarters.some(({ detail }) => detail === "secret") || !next
		? `Un trimestre de moins de ${threshold} demandes n'est pas publié.`
		: `Les premiers nombres seront publiés le ${formatDay(next.opensOn)}, un mois plein après la fin du trimestre.`;
}

function CountExportMenu({ territory, year }: { territory: string; year: number }) {
	const entries = (formats: readonly ((typeof documentFormats)[number] | (typeof tableFormats)[number])[]) =>
		formats.map((format) => ({ format, href: addressWith(inFormat(paths.exportCounts(territory), format), { annee: year }) }));
	return (
		<ExportMenu
			groups={[
				{ label: "Tous les nombres de l'année", entries: entries(tableFormats) },
				{ label: "Les tableaux par trimestre", entries: entries(documentFormats) },
			]}
		/>
	);
}
