import type { DecisionFilters, DecisionState } from "#app/domain/decisions/schema.ts";
import { verbLabels } from "#app/messages/decisions.ts";
import { paths } from "#app/paths.ts";
import { formatShortDay } from "../format.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { verbTones } from "../minutes/decision-card.tsx";
import { Badge } from "../primitives/badge.tsx";
import { type Column, DataTable } from "../primitives/data-table.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { type DecisionRow, dueText, taskLabel, taskTone } from "./facts.ts";

interface RegisterViewProps {
	territory: string;
	today: string;
	filters: DecisionFilters;
	total: number;
	pageCount: number;
	committees: readonly { slug: string; name: string }[];
	decisions: readonly DecisionRow[];
}

const stateLabels: Record<DecisionState, string> = { open: "À faire", late: "En retard", done: "Faites" };

/** Everything the territory's committees decided, and what became of it. */
export function RegisterView({ territory, today, filters, total, pageCount, committees, decisions }: RegisterViewProps) {
	const hrefWith = (change: Partial<Record<keyof DecisionFilters, string>>) => {
		const query = new URLSearchParams();
		for (const [name, value] of Object.entries({ ...filters, page: "", ...change })) if (value) query.set(name, String(value));
		return query.size > 0 ? `${paths.decisions(territory)}?${query}` : paths.decisions(territory);
	};
	const { comite, etat, moi, q } = filters;
	const active: ActiveFilter[] = [
		...(q ? [{ label: `Texte\u00a0: ${q}`, removeHref: hrefWith({ q: "" }) }] : []),
		...(comite
			? [{ label: `Comité\u00a0: ${committees.find(({ slug }) => slug === comite)?.name ?? comite}`, removeHref: hrefWith({ comite: "" }) }]
			: []),
		...(etat ? [{ label: `Suites à donner\u00a0: ${stateLabels[etat].toLowerCase()}`, removeHref: hrefWith({ etat: "" }) }] : []),
		...(moi ? [{ label: "Qui me sont confiées", removeHref: hrefWith({ moi: "" }) }] : []),
	];
	return (
		<>
			<PageHeader
				title="Décisions et suites à donner"
				lead="Les décisions des comités, telles que leurs comptes rendus approuvés les ont arrêtées, et ce qu'elles deviennent."
			/>
			<FilterBar label="Filtrer les décisions" clearHref={paths.decisions(territory)} active={active}>
				<TextField field={fieldOf("q", q)} label="Texte" type="search" />
				<SelectField
					field={fieldOf("comite", comite)}
					label="Comité"
					emptyLabel="Tous les comités"
					options={committees.map(({ slug, name }) => ({ value: slug, label: name }))}
				/>
				<SelectField
					field={fieldOf("etat", etat)}
					label="Suites à donner"
					emptyLabel="Toutes les décisions"
					options={labelledOptions(stateLabels)}
				/>
				<CheckboxField field={fieldOf("moi", moi)} label="Qui me sont confiées" value="1" />
			</FilterBar>
			{decisions.length === 0 ? (
				<EmptyState
					title={active.length > 0 ? "Aucune décision ne correspond" : "Aucune décision pour le moment"}
					text={
						active.length > 0
							? "Retirez un filtre pour élargir la recherche."
							: "Une décision entre dans ce registre quand la présidence d'un comité approuve le compte rendu qui la contient."
					}
					action={active.length > 0 && <a href={paths.decisions(territory)}>Voir toutes les décisions</a>}
				/>
			) : (
				<DataTable caption="Décisions et suites à donner" columns={columnsOf(territory, today)} rows={decisions} rowKey={({ id }) => id} />
			)}
			{total > 0 && (
				<Pagination
					page={filters.page}
					pageCount={pageCount}
					total={total}
					hrefOf={(page) => hrefWith({ page: String(page) })}
					noun="décision"
				/>
			)}
		</>
	);
}

const columnsOf = (territory: string, today: string): Column<DecisionRow>[] => [
	{
		key: "reference",
		header: "Numéro",
		cell: ({ reference, meetingId, committeeSlug }) => (
			<a className="decision-reference" href={paths.minutes(territory, committeeSlug, meetingId)}>
				{reference}
			</a>
		),
	},
	{
		key: "decision",
		header: "Décision",
		cell: ({ text, verb, sheet }) => (
			<div className="register-cell">
				<p>{text}</p>
				<p>
					<Badge tone={verbTones[verb]}>{verbLabels[verb]}</Badge>
				</p>
				{sheet && (
					<p className="muted">
						Fiche{" "}
						<a href={paths.sheet(territory, sheet.slug)}>
							{sheet.code} – {sheet.title}
						</a>
					</p>
				)}
			</div>
		),
	},
	{
		key: "committee",
		header: "Comité",
		cell: ({ committeeName, decidedOn }) => (
			<div className="register-cell">
				<p>{committeeName}</p>
				<p className="muted">{formatShortDay(decidedOn)}</p>
			</div>
		),
	},
	{
		key: "task",
		header: "Suite à donner",
		cell: ({ task }) =>
			task ? (
				<div className="register-cell">
					<p>
						<a href={paths.task(territory, task.id)}>{task.title}</a>
					</p>
					<p className="muted">
						{task.ownerName}, {dueText(task, today)}
					</p>
					<p>
						<Badge tone={taskTone(task)}>{taskLabel(task)}</Badge>
					</p>
				</div>
			) : (
				<span className="muted">Aucune</span>
			),
	},
];
