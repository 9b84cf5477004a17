import type { AccessKind } from "#app/domain/referral-rights/types.ts";
import { accessKindLabels } from "#app/messages/referral-rights.ts";
import { paths } from "#app/paths.ts";
import { formatDay } from "../format.ts";
import { DateField } from "../forms/date-field.tsx";
import { fieldOf } from "../forms/field.tsx";
import { labelledOptions } from "../forms/option-lists.ts";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";
import { activeFilters } from "../referral-places/active-filters.ts";

export type AccessValues = { [name in "personne" | "organisation" | "reference" | "nature" | "du" | "au"]?: string };

interface AccessFiltersProps {
	territory: string;
	filter: AccessValues;
	people: readonly SelectOption[];
	organisations: readonly SelectOption[];
}

const labelAmong = (options: readonly SelectOption[], value: string) => options.find((one) => one.value === value)?.label ?? "autre";

export function AccessFilters({ territory, filter, people, organisations }: AccessFiltersProps) {
	const href = paths.accessRegister(territory);
	const { personne, organisation, reference, nature, du, au } = filter;
	return (
		<FilterBar
			label="Filtrer le journal des accès"
			clearHref={href}
			active={activeFilters<keyof AccessValues>(href, filter, {
				personne: (value) => labelAmong(people, value),
				organisation: (value) => labelAmong(organisations, value),
				reference: (value) => value,
				nature: (value) => accessKindLabels[value as AccessKind],
				du: (value) => `Depuis le ${formatDay(value)}`,
				au: (value) => `Jusqu'au ${formatDay(value)}`,
			})}
			isMoreOpen={Boolean(nature || du || au)}
			more={
				<>
					<SelectField field={fieldOf("nature", nature)} label="Nature" emptyLabel="Toutes" options={labelledOptions(accessKindLabels)} />
					<DateField field={fieldOf("du", du)} label="Du" />
					<DateField field={fieldOf("au", au)} label="Au" />
				</>
			}
		>
			<SelectField field={fieldOf("personne", personne)} label="Personne" emptyLabel="Toutes" options={people} />
			<SelectField field={fieldOf("organisation", organisation)} label="Organisation" emptyLabel="Toutes" options={organisations} />
			<TextField
				field={fieldOf("reference", reference)}
				label="Référence"
				width="short"
				maxLength={9}
				autoComplete="off"
				spellCheck={false}
			/>
		</FilterBar>
	);
}
