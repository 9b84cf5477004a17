import type { PersonChoice } from "#app/domain/people/types.ts";
import type { SelectOption } from "./select-field.tsx";

/** Everything of a kind, as the choices of a list. */

export const labelledOptions = <Value extends string>(labels: Record<Value, string>): SelectOption[] =>
	Object.entries<string>(labels).map(([value, label]) => ({ value, label }));

export const namedOptions = (things: readonly { id: string; name: string }[]): SelectOption[] =>
	things.map(({ id, name }) => ({ value: id, label: name }));

export const personOptions = (people: readonly PersonChoice[]): SelectOption[] =>
	people.map(({ id, displayName, organisationName }) => ({ value: id, label: `${displayName} (${organisationName})` }));

export const sheetOptions = (sheets: readonly { id: string; code: string; title: string; parentCode?: string | null }[]): SelectOption[] =>
	sheets.map(({ id, code, title, parentCode }) => ({
		value: id,
		label: parentCode ? `${code} – ${title} (sous-action de ${parentCode})` : `${code} – ${title}`,
	}));
