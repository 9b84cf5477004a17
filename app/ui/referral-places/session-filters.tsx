import { type SessionFilter, sessionStates } from "#app/domain/missions/schema.ts";
import { sessionStateLabels, weekdayLabels } from "#app/messages/referral-places.ts";
import { paths } from "#app/paths.ts";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { activeFilters } from "./active-filters.ts";

type Values = { [Name in Exclude<keyof SessionFilter, "page">]?: string };

interface SessionFiltersProps {
	territory: string;
	filter: Values;
	organisations: readonly SelectOption[];
}

export function SessionFilters({ territory, filter, organisations }: SessionFiltersProps) {
	const href = paths.dropInSessions(territory);
	const { organisation, jour, etat } = filter;
	return (
		<FilterBar
			label="Filtrer les permanences"
			clearHref={href}
			active={activeFilters<keyof Values>(href, filter, {
				organisation: (value) => organisations.find((one) => one.value === value)?.label ?? "Organisation",
				jour: (value) => weekdayLabels[value] ?? value,
				etat: (value) => sessionStateLabels[value as (typeof sessionStates)[number]],
			})}
		>
			<SelectField
				field={fieldOf("organisation", organisation)}
				label="Organisation"
				hint="Qui la tient, ou l'accueille."
				emptyLabel="Toutes"
				options={organisations}
			/>
			<SelectField field={fieldOf("jour", jour)} label="Jour" emptyLabel="Tous" options={labelledOptions(weekdayLabels)} />
			<SelectField
				field={fieldOf("etat", etat)}
				label="État"
				emptyLabel="Non terminées"
				options={sessionStates.filter((value) => value !== "en-cours").map((value) => ({ value, label: sessionStateLabels[value] }))}
			/>
		</FilterBar>
	);
}
