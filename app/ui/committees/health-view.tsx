import type { BodyHealth, OrganisationAttendance } from "#app/domain/committees/types.ts";
import { paths } from "#app/paths.ts";
import { RateBars } from "../charts/rate-bars.tsx";
import { formatNumber, formatPercent } from "../format.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { Section } from "../layout/section.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";

interface HealthViewProps {
	territory: string;
	year: number;
	years: readonly number[];
	chosen: { slug: string; name: string } | null;
	choices: readonly { value: string; label: string }[];
	bodies: readonly (Omit<BodyHealth, "committeeId"> & { committeeId: string })[];
	organisations: readonly OrganisationAttendance[];
}

/** Whether bodies meet, who comes, how long minutes wait, and what becomes of what was decided. */
export function HealthView({ territory, year, years, chosen, choices, bodies, organisations }: HealthViewProps) {
	const address = paths.committeeHealth(territory);
	const decisions = (slug: string, rest = "") => `${paths.decisions(territory)}?comite=${slug}${rest}`;
	const active = bodies.filter(({ planned, cancelled }) => planned + cancelled > 0);
	const idle = bodies.filter((one) => !active.includes(one));
	const rates = organisations.map((one) => ({ ...one, rate: one.expected === 0 ? 0 : (one.present + one.represented) / one.expected }));
	return (
		<>
			<PageHeader
				title="Santé des comités"
				breadcrumbs={[{ label: "Comités", href: paths.committees(territory) }, { label: "Santé" }]}
				lead="Les réunions de l'année et ce qu'elles ont décidé. Approbation : délai médian entre la réunion et l'approbation du compte rendu."
			/>
			<FilterBar label="Choisir une instance et une année" clearHref={address} submitLabel="Afficher">
				<SelectField field={fieldOf("comite", chosen?.slug)} label="Instance" emptyLabel="Toutes" options={choices} />
				<SelectField
					field={fieldOf("annee", String(year))}
					label="Année"
					options={years.map((one) => ({ value: String(one), label: String(one) }))}
				/>
			</FilterBar>
			<Section title="Réunions, comptes rendus et décisions">
				{bodies.length === 0 ? (
					<EmptyState title="Aucune instance" text="Cette page montre les instances où vous avez un mandat." />
				) : (
					<>
						{active.length > 0 && (
							<DataTable
								caption={`Instances en ${year}`}
								rows={active}
								rowKey={({ committeeId }) => committeeId}
								columns={[
									{ key: "name", header: "Instance", cell: ({ slug, name }) => <a href={paths.committee(territory, slug)}>{name}</a> },
									{ key: "planned", header: "Prévues", align: "end", cell: ({ planned }) => planned },
									{ key: "held", header: "Tenues", align: "end", cell: ({ held }) => held },
									{ key: "cancelled", header: "Annulées", align: "end", cell: ({ cancelled }) => cancelled, isSecondary: true },
									{
										key: "approval",
										header: "Approbation",
										align: "end",
										cell: ({ approvalDays }) =>
											approvalDays === null ? (
												<span className="muted">–</span>
											) : (
												`${formatNumber(approvalDays, 1)}\u00a0${approvalDays < 2 ? "jour" : "jours"}`
											),
									},
									{
										key: "decisions",
										header: "Décisions",
										align: "end",
										cell: ({ slug, decisions: count }) => (count > 0 ? <a href={decisions(slug)}>{count}</a> : 0),
									},
									{ key: "done", header: "Suites faites", align: "end", cell: ({ done, tasks }) => `${done} sur ${tasks}` },
									{
										key: "overdue",
										header: "En retard",
										align: "end",
										cell: ({ slug, overdue }) => (overdue > 0 ? <a href={decisions(slug, "&etat=open")}>{overdue}</a> : 0),
									},
								]}
							/>
						)}
						{idle.length > 0 && <p className="muted">{`Sans réunion en ${year}\u00a0: ${idle.map(({ name }) => name).join(", ")}.`}</p>}
					</>
				)}
			</Section>
			<Section title="Présence par organisation" lead="Personnes présentes ou représentées, sur les présences saisies des réunions tenues.">
				{rates.length === 0 ? (
					<p className="muted">{`Aucune présence saisie en ${year}.`}</p>
				) : (
					<>
						<RateBars
							id="presence"
							title={`Taux de présence par organisation en ${year}`}
							rows={rates.map(({ organisationName, rate }) => ({ label: organisationName, rate }))}
						/>
						<DataTable
							caption={`Présence par organisation en ${year}`}
							rows={rates}
							rowKey={({ organisationName }) => organisationName}
							columns={[
								{ key: "name", header: "Organisation", cell: ({ organisationName }) => organisationName },
								{ key: "present", header: "Présents", align: "end", cell: ({ present }) => present },
								{ key: "represented", header: "Représentés", align: "end", cell: ({ represented }) => represented },
								{ key: "expected", header: "Attendus", align: "end", cell: ({ expected }) => expected },
								{ key: "rate", header: "Taux de présence", align: "end", cell: ({ rate }) => formatPercent(rate) },
							]}
						/>
					</>
				)}
			</Section>
		</>
	);
}
