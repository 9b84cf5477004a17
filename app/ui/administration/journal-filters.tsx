import type { JournalFilter } from "#app/domain/journal/schema.ts";
import { DateField } from "../forms/date-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";

interface JournalFiltersProps {
	filter: { [Name in keyof JournalFilter]?: unknown };
	authors: readonly SelectOption[];
	subjects: readonly SelectOption[];
	href: string;
}

export function JournalFilters({ filter, authors, subjects, href }: JournalFiltersProps) {
	const { personne, sujet, du, au } = filter as Record<string, string | undefined>;
	const isFiltered = [personne, sujet, du, au].some(Boolean);
	return (
		<FilterBar label="Filtrer le journal" clearHref={href} active={isFiltered ? [{ label: "Journal filtré", removeHref: href }] : []}>
			<SelectField field={fieldOf("personne", personne)} label="Personne" emptyLabel="Toutes" options={authors} />
			<SelectField field={fieldOf("sujet", sujet)} label="Sujet" emptyLabel="Tous" options={subjects} />
			<DateField field={fieldOf("du", du)} label="Du" />
			<DateField field={fieldOf("au", au)} label="Au" />
		</FilterBar>
	);
}
