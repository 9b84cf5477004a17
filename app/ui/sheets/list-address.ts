import { type SheetFilters, sheetSearchOf } from "#app/domain/action-sheets/filters.ts";
import { paths } from "#app/paths.ts";

type Values = Readonly<Record<string, unknown>>;

/** The address of a list with some of its filters changed; empty ones and the first page are left out. One with several values is said several times. */
export function addressWith(base: string, filters: Values, changes: Values = {}): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...filters, page: undefined, ...changes })) {
		if (value === undefined || value === null || value === "" || (name === "page" && value === 1)) continue;
		for (const one of [value].flat()) search.append(name, String(one));
	}
	const query = search.toString();
	return query ? `${base}?${query}` : base;
}

/** The list of sheets with some of its filters changed, from its first page: the same list always has the same address. */
export function sheetListHref(territory: string, filters: Partial<SheetFilters>, changes: Partial<SheetFilters> = {}): string {
	const query = sheetSearchOf({ ...filters, page: undefined, ...changes });
	return query ? `${paths.sheets(territory)}?${query}` : paths.sheets(territory);
}
