import type { DecisionFilters, DecisionState } from "#app/domain/decisions/schema.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import type { DecisionRow, TaskRow } from "./facts.ts";
import { decisionColumns, taskColumns } from "./register-columns.tsx";

interface RegisterViewProps {
	territory: string;
	today: string;
	filters: DecisionFilters;
	total: number;
	pageCount: number;
	committees: readonly { slug: string; name: string }[];
	decisions: readonly DecisionRow[];
	tasks: readonly TaskRow[];
	choices: {
		years: readonly number[];
		owners: readonly { id: string; name: string }[];
		sheets: readonly { slug: string; code: string; title: string }[];
	};
}

const stateLabels: Record<DecisionState, string> = { open: "À faire", late: "En retard", done: "Faites", withdrawn: "Retirées" };

/** Everything the territory's committees decided, and what became of it. */
export function RegisterView({ territory, today, filters, total, pageCount, committees, decisions, tasks, choices }: RegisterViewProps) {
	const hrefWith = (change: Partial<Record<keyof DecisionFilters, string>>) => {
		const query = new URLSearchParams();
		for (const [name, value] of Object.entries({ ...filters, page: "", ...change })) if (value) query.set(name, String(value));
		return query.size > 0 ? `${paths.decisions(territory)}?${query}` : paths.decisions(territory);
	};
	const { vue, comite, annee, verbe, fiche, responsable, etat, moi, q } = filters;
	const isEmpty = decisions.length + tasks.length === 0;
	const sheet = choices.sheets.find(({ slug }) => slug === fiche);
	const active: ActiveFilter[] = [
		...(q ? [{ label: `Texte\u00a0: ${q}`, removeHref: hrefWith({ q: "" }) }] : []),
		...(comite
			? [{ label: `Comité\u00a0: ${committees.find(({ slug }) => slug === comite)?.name ?? comite}`, removeHref: hrefWith({ comite: "" }) }]
			: []),
		...(etat ? [{ label: `Suites à donner\u00a0: ${stateLabels[etat].toLowerCase()}`, removeHref: hrefWith({ etat: "" }) }] : []),
		...(annee ? [{ label: `Année\u00a0: ${annee}`, removeHref: hrefWith({ annee: "" }) }] : []),
		...(verbe ? [{ label: `Position\u00a0: ${verbLabels[verbe].toLowerCase()}`, removeHref: hrefWith({ verbe: "" }) }] : []),
		...(fiche ? [{ label: `Fiche\u00a0: ${sheet ? `${sheet.code} – ${sheet.title}` : fiche}`, removeHref: hrefWith({ fiche: "" }) }] : []),
		...(responsable
			? [
					{
						label: `Responsable\u00a0: ${choices.owners.find(({ id }) => id === responsable)?.name ?? "inconnu"}`,
						removeHref: hrefWith({ responsable: "" }),
					},
				]
			: []),
		...(moi ? [{ label: "Qui me sont confiées", removeHref: hrefWith({ moi: "" }) }] : []),
	];
	return (
		<>
			<PageHeader
				title="Décisions et suites à donner"
				lead="Les décisions des comités, telles que leurs comptes rendus approuvés les ont arrêtées, et ce qu'elles deviennent."
			/>
			<nav className="view-switch" aria-label="Ce qui est listé">
				<a href={hrefWith({ vue: "" })} aria-current={vue === "" ? "page" : undefined}>
					Décisions
				</a>{" "}
				<a href={hrefWith({ vue: "suites" })} aria-current={vue === "suites" ? "page" : undefined}>
					Suites à donner
				</a>
			</nav>
			<FilterBar
				label="Filtrer les décisions"
				clearHref={vue ? `${paths.decisions(territory)}?vue=${vue}` : paths.decisions(territory)}
				active={active}
			>
				{vue && <input type="hidden" name="vue" value={vue} />}
				<TextField field={fieldOf("q", q)} label="Texte" type="search" />
				<SelectField
					field={fieldOf("comite", comite)}
					label="Comité"
					emptyLabel="Tous les comités"
					options={committees.map(({ slug, name }) => ({ value: slug, label: name }))}
				/>
				<SelectField
					field={fieldOf("annee", String(annee))}
					label="Année"
					emptyLabel="Toutes les années"
					options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
				/>
				<SelectField
					field={fieldOf("verbe", verbe)}
					label="Position du comité"
					emptyLabel="Toutes les positions"
					options={labelledOptions(verbLabels)}
				/>
				<SelectField
					field={fieldOf("fiche", fiche)}
					label="Fiche action"
					emptyLabel="Toutes les fiches"
					options={choices.sheets.map(({ slug, code, title }) => ({ value: slug, label: `${code} – ${title}` }))}
				/>
				<SelectField
					field={fieldOf("responsable", responsable)}
					label="Responsable"
					emptyLabel="Toutes les personnes"
					options={choices.owners.map(({ id, name }) => ({ value: id, label: name }))}
				/>
				<SelectField
					field={fieldOf("etat", etat)}
					label="Suites à donner"
					emptyLabel="Tous les états"
					options={labelledOptions(stateLabels)}
				/>
				<CheckboxField field={fieldOf("moi", moi)} label="Qui me sont confiées" value="1" />
			</FilterBar>
			{isEmpty ? (
				<EmptyState
					title={active.length > 0 ? "Rien ne correspond" : vue ? "Aucune suite à donner pour le moment" : "Aucune décision pour le moment"}
					text={
						active.length > 0
							? "Retirez un filtre pour élargir la recherche."
							: "Une décision entre dans ce registre quand la présidence d'un comité approuve le compte rendu qui la contient."
					}
					action={active.length > 0 && <a href={paths.decisions(territory)}>Voir toutes les décisions</a>}
				/>
			) : vue ? (
				<DataTable caption="Suites à donner" columns={taskColumns(territory, today)} rows={tasks} rowKey={({ id }) => id} />
			) : (
				<DataTable
					caption="Décisions et suites à donner"
					columns={decisionColumns(territory, today)}
					rows={decisions}
					rowKey={({ id }) => id}
				/>
			)}
			{total > 0 && (
				<Pagination
					page={filters.page}
					pageCount={pageCount}
					total={total}
					hrefOf={(page) => hrefWith({ page: String(page) })}
					noun={vue ? "suite à donner" : "décision"}
					nounPlural={vue ? "suites à donner" : undefined}
				/>
			)}
		</>
	);
}
