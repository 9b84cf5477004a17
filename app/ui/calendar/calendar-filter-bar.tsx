import type { CalendarFilters } from "#app/domain/calendar/schema.ts";
import type { PersonChoice } from "#app/domain/people/types.ts";
import { natureLabels } from "#app/messages/calendar.ts";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions, namedOptions, personOptions } from "../forms/option-lists.ts";
import { SelectField } from "../forms/select-field.tsx";
import { type ActiveFilter, FilterBar } from "../primitives/filter-bar.tsx";
import { calendarAddress } from "./shown.ts";

interface CalendarFilterBarProps {
	territory: string;
	filters: CalendarFilters;
	committees: readonly { slug: string; name: string }[];
	organisations: readonly { id: string; name: string }[];
	people: readonly PersonChoice[];
}

/** Whose calendar and of what; the view and its period stay as they are. */
export function CalendarFilterBar({ territory, filters, committees, organisations, people }: CalendarFilterBarProps) {
	const { vue, mois, jour, axe, comite, organisation, personne, nature } = filters;
	// the timeline draws sheets and their milestones, never one without the other
	const hasNature = vue !== "frise";
	const kept = { vue, mois, jour, axe, ...(hasNature ? {} : { nature }) };
	const keep = Object.fromEntries(Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : [])));
	const nameOf = (things: readonly { id: string; name: string }[], id: string) => things.find((thing) => thing.id === id)?.name;
	const labels: Partial<Record<keyof CalendarFilters, string | undefined>> = {
		comite: comite && committees.find(({ slug }) => slug === comite)?.name,
		organisation: organisation && (nameOf(organisations, organisation) ?? "Organisation inconnue"),
		personne:
			personne && (personne === "moi" ? "Mon calendrier" : (people.find(({ id }) => id === personne)?.displayName ?? "Personne inconnue")),
		nature: hasNature && nature ? natureLabels[nature] : undefined,
	};
	const active: ActiveFilter[] = Object.entries(labels).flatMap(([name, label]) =>
		label ? [{ label, removeHref: calendarAddress(territory, filters, { [name]: undefined }) }] : [],
	);
	return (
		<FilterBar
			label="Filtrer le calendrier"
			clearHref={calendarAddress(territory, filters, {
				...{ comite: undefined, organisation: undefined, personne: undefined },
				...(hasNature && { nature: undefined }),
			})}
			keep={keep}
			active={active}
		>
			<SelectField
				field={fieldOf("comite", comite)}
				label="Comité"
				options={committees.map(({ slug, name }) => ({ value: slug, label: name }))}
				emptyLabel="Tous les comités"
			/>
			<SelectField
				field={fieldOf("organisation", organisation)}
				label="Organisation"
				options={namedOptions(organisations)}
				emptyLabel="Toutes les organisations"
			/>
			<SelectField
				field={fieldOf("personne", personne)}
				label="Personne"
				options={[{ value: "moi", label: "Moi" }, ...personOptions(people)]}
				emptyLabel="Tout le monde"
			/>
			{hasNature && (
				<SelectField field={fieldOf("nature", nature)} label="Nature" options={labelledOptions(natureLabels)} emptyLabel="Tout" />
			)}
		</FilterBar>
	);
}
