import type { Direction, ListFilters, ListGroup } from "#app/domain/referrals/list-schema.ts";
import { listGroups } from "#app/domain/referrals/list-schema.ts";
import { needLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions, namedOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { PageHeader } from "../layout/page-header.tsx";
import { LinkButton } from "../primitives/button.tsx";
import { Disclosure } from "../primitives/disclosure.tsx";
import { EmptyState } from "../primitives/empty-state.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { Pagination } from "../primitives/pagination.tsx";
import { Rooms } from "../referral-places/rooms.tsx";
import { FindForm } from "./find-form.tsx";
import { type ReferralLine, ReferralTable } from "./referral-table.tsx";

interface ListViewProps {
	territory: string;
	today: string;
	filters: ListFilters;
	counts: Partial<Record<ListGroup, number>>;
	total: number;
	pageCount: number;
	organisations: readonly { id: string; name: string }[];
	referrals: readonly ReferralLine[];
	isManager: boolean;
}

const groupLabels: Record<ListGroup, string> = {
	"a-traiter": "À traiter",
	"en-attente": "En attente de l'autre",
	"sans-nouvelles": "Sans nouvelles",
	brouillons: "Brouillons",
	terminees: "Terminées",
};
const directionLabels: Record<Direction, string> = { recues: "Reçues", envoyees: "Envoyées" };

const emptyTexts: Record<ListGroup, { title: string; text: string }> = {
	"a-traiter": {
		title: "Rien ne vous attend",
		text: "Une orientation arrive ici quand c'est à votre organisation de répondre ou d'apporter un complément.",
	},
	"en-attente": {
		title: "Aucune réponse attendue",
		text: "Les orientations dont la suite dépend de l'autre organisation, dans les délais, se trouvent ici.",
	},
	"sans-nouvelles": {
		title: "Aucune orientation sans nouvelles",
		text: "Quand l'autre organisation dépasse son délai, l'orientation passe ici\u00a0: vous pouvez alors lui écrire ou en proposer une autre.",
	},
	brouillons: { title: "Aucun brouillon", text: "Un brouillon reste à vous et à vos collègues désignés tant qu'il n'est pas envoyé." },
	terminees: {
		title: "Aucune orientation terminée",
		text: "Les orientations terminées, passées à d'autres ou écartées se retrouvent ici tant qu'elles sont conservées.",
	},
};

/** What each person named on referrals has to do about them, group by group. */
export function ListView({ territory, today, filters, counts, total, pageCount, organisations, referrals, isManager }: ListViewProps) {
	const { liste, besoin, organisation, sens, moi } = filters;
	const hrefWith = (change: Partial<Record<keyof ListFilters, string>>) => {
		const query = new URLSearchParams();
		const asked = { ...filters, page: "", ...change };
		for (const [name, value] of Object.entries(asked)) if (value && !(name === "liste" && value === "a-traiter")) query.set(name, value);
		return query.size > 0 ? `${paths.referrals(territory)}?${query}` : paths.referrals(territory);
	};
	const active: ActiveFilter[] = [
		...(besoin ? [{ label: `Besoin\u00a0: ${needLabels[besoin].toLowerCase()}`, removeHref: hrefWith({ besoin: "" }) }] : []),
		...(organisation
			? [
					{
						label: `Organisation\u00a0: ${organisations.find(({ id }) => id === organisation)?.name ?? "inconnue"}`,
						removeHref: hrefWith({ organisation: "" }),
					},
				]
			: []),
		...(sens ? [{ label: directionLabels[sens], removeHref: hrefWith({ sens: "" }) }] : []),
		...(moi ? [{ label: "Suivies par moi", removeHref: hrefWith({ moi: "" }) }] : []),
	];
	const clearHref = liste === "a-traiter" ? paths.referrals(territory) : `${paths.referrals(territory)}?liste=${liste}`;
	const start = (
		<LinkButton href={paths.newReferral(territory)} variant="primary" icon="plus">
			Orienter une personne
		</LinkButton>
	);
	return (
		<>
			<PageHeader
				title="Orientations"
				lead="Les orientations où vous êtes nommément désigné. Elles y sont par leur référence&nbsp;: le nom de la personne n'apparaît que sur leur page."
				actions={start}
			/>
			<Rooms territory={territory} isManager={isManager} />
			<nav className="view-switch" aria-label="Ce qui est listé">
				<ul>
					{listGroups.map((group) => (
						<li key={group}>
							<a href={hrefWith({ liste: group })} aria-current={group === liste ? "page" : undefined}>
								{groupLabels[group]} ({counts[group] ?? 0})
							</a>
						</li>
					))}
				</ul>
			</nav>
			<FilterBar label="Filtrer les orientations" clearHref={clearHref} active={active} keep={liste === "a-traiter" ? {} : { liste }}>
				<SelectField field={fieldOf("besoin", besoin)} label="Besoin" emptyLabel="Tous" options={labelledOptions(needLabels)} />
				<SelectField
					field={fieldOf("organisation", organisation)}
					label="Autre organisation"
					emptyLabel="Toutes"
					options={namedOptions(organisations)}
				/>
				<SelectField field={fieldOf("sens", sens)} label="Sens" emptyLabel="Les deux" options={labelledOptions(directionLabels)} />
				<CheckboxField field={fieldOf("moi", moi)} label="Suivies par moi" value="1" />
			</FilterBar>
			<Disclosure summary="Retrouver une orientation par le nom de la personne">
				<FindForm territory={territory} />
			</Disclosure>
			{referrals.length === 0 ? (
				<EmptyState
					title={active.length > 0 ? "Rien ne correspond" : emptyTexts[liste].title}
					text={active.length > 0 ? "Retirez un filtre pour élargir la liste." : emptyTexts[liste].text}
					action={active.length > 0 ? <a href={clearHref}>Effacer les filtres</a> : start}
				/>
			) : (
				<>
					<ReferralTable caption={groupLabels[liste]} territory={territory} today={today} lines={referrals} />
					<Pagination
						page={filters.page}
						pageCount={pageCount}
						total={total}
						hrefOf={(page) => hrefWith({ page: String(page) })}
						noun={liste === "brouillons" ? "brouillon" : "demande"}
					/>
				</>
			)}
		</>
	);
}
