import { territoryRoles } from "#app/domain/kernel/actor.ts";
import type { MemberFilter } from "#app/domain/people/schema.ts";
import { memberStates } from "#app/domain/people/types.ts";
import { memberStateLabels } from "#app/messages/people.ts";
import { roleLabels } from "#app/messages/roles.ts";
import { fieldOf } from "../forms/field.tsx";
import { SelectField, type SelectOption } from "../forms/select-field.tsx";
import { TextField } from "../forms/text-field.tsx";
import { FilterBar } from "../primitives/filter-bar.tsx";

interface MemberFiltersProps {
	filter: Omit<MemberFilter, "organisation"> & { organisation?: string };
	organisations: readonly SelectOption[];
	/** The list without filters. */
	href: string;
}

export function MemberFilters({ filter, organisations, href }: MemberFiltersProps) {
	const { q, organisation, role, etat } = filter;
	const values = { q, organisation, role, etat };
	const without = (name: keyof typeof values) => {
		const rest = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]) && entry[0] !== name);
		return rest.length > 0 ? `${href}?${new URLSearchParams(rest)}` : href;
	};
	const active = [
		q && { label: `Recherche\u00a0: ${q}`, removeHref: without("q") },
		organisation && {
			label: organisations.find(({ value }) => value === organisation)?.label ?? "Organisation",
			removeHref: without("organisation"),
		},
		role && { label: roleLabels[role], removeHref: without("role") },
		etat && { label: memberStateLabels[etat], removeHref: without("etat") },
	].filter((one) => typeof one === "object");
	return (
		<FilterBar label="Filtrer les membres" clearHref={href} active={active}>
			<TextField field={fieldOf("q", q)} label="Nom ou courriel" type="search" width="medium" />
			<SelectField field={fieldOf("organisation", organisation)} label="Organisation" emptyLabel="Toutes" options={organisations} />
			<SelectField
				field={fieldOf("role", role)}
				label="Rôle"
				emptyLabel="Tous"
				options={territoryRoles.map((value) => ({ value, label: roleLabels[value] }))}
			/>
			<SelectField
				field={fieldOf("etat", etat)}
				label="État"
				emptyLabel="Tous"
				options={memberStates.map((value) => ({ value, label: memberStateLabels[value] }))}
			/>
		</FilterBar>
	);
}
