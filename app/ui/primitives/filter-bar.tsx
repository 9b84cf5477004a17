import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";

export interface ActiveFilter {
	/** « Statut : en cours ». */
	label: string;
	/** The list without this filter. */
	removeHref: string;
}

interface FilterBarProps {
	/** What is filtered, for those who hear the page: « Filtrer les fiches action ». */
	label: string;
	/** Fields that are always shown: search and the one or two main filters. */
	children: ReactNode;
	/** Fields kept behind « Plus de filtres ». */
	more?: ReactNode;
	isMoreOpen?: boolean;
	/** The list without any filter. */
	clearHref: string;
	active?: readonly ActiveFilter[];
	/** Query-string values to keep, such as the sort; several under one name if need be. */
	keep?: Readonly<Record<string, string | readonly string[]>>;
	submitLabel?: string;
}

/** Filters that live in the address: a GET form, then one removable badge for each filter at work. */
export function FilterBar({
	label,
	children,
	more,
	isMoreOpen = false,
	clearHref,
	active = [],
	keep = {},
	submitLabel = "Filtrer",
}: FilterBarProps) {
	return (
		<search className="filters">
			<form method="get" aria-label={label}>
				<KeptValues values={keep} />
				<div className="filters-row">
					{children}
					<div className="filters-submit">
						<Button variant="secondary" icon="search">
							{submitLabel}
						</Button>
					</div>
				</div>
				{more && (
					<details className="filters-more" open={isMoreOpen}>
						<summary>
							<Icon name="chevron-right" size={16} />
							Plus de filtres
						</summary>
						<div className="filters-row">{more}</div>
					</details>
				)}
			</form>
			{active.length > 0 && (
				<div className="filters-active">
					<ul aria-label="Filtres appliqués">
						{active.map((filter) => (
							<li key={filter.removeHref + filter.label}>
								<a className="filter-chip" href={filter.removeHref}>
									<span className="visually-hidden">Retirer le filtre </span>
									{filter.label}
									<Icon name="cross" size={14} />
								</a>
							</li>
						))}
					</ul>
					<a href={clearHref}>Effacer les filtres</a>
				</div>
			)}
		</search>
	);
}

/** What a form of the address sends on unchanged. */
export const KeptValues = ({ values }: { values: Readonly<Record<string, string | readonly string[]>> }) =>
	Object.entries(values).flatMap(([name, value]) =>
		[value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
	);
