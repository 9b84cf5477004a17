import type { MissionFilter } from "#app/domain/missions/schema.ts";
import { needLabels, publicLabels } from "#app/messages/referrals.ts";
import { paths } from "#app/paths.ts";
import { CheckboxField } from "../forms/checkbox-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { activeFilters } from "./active-filters.ts";

type Values = { [Name in keyof MissionFilter]?: string };

export function MissionFilters({
	territory,
	filter,
	organisations,
}: {
	territory: string;
	filter: Values;
	organisations: readonly SelectOption[];
}) {
	const href = paths.missions(territory);
	const { besoin, public: forPublic, organisation, revue } = filter;
	return (
		<FilterBar
			label="Filtrer la répartition"
			clearHref={href}
			active={activeFilters(href, filter, {
				besoin: (value) => needLabels[value as keyof typeof needLabels],
				public: (value) => publicLabels[value as keyof typeof publicLabels],
				organisation: (value) => organisations.find((one) => one.value === value)?.label ?? "Organisation",
				revue: () => "Revue en retard",
			})}
		>
			<SelectField field={fieldOf("besoin", besoin)} label="Besoin" emptyLabel="Tous" options={labelledOptions(needLabels)} />
			<SelectField field={fieldOf("public", forPublic)} label="Public" emptyLabel="Chaque public" options={labelledOptions(publicLabels)} />
			<SelectField field={fieldOf("organisation", organisation)} label="Organisation" emptyLabel="Toutes" options={organisations} />
			<CheckboxField field={fieldOf("revue", revue)} value="en-retard" label="Revue en retard" />
		</FilterBar>
	);
}
