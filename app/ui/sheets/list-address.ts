/** The address of a list with some of its filters changed; empty ones and the first page are left out. */
export function addressWith(
	base: string,
	filters: Readonly<Record<string, unknown>>,
	changes: Readonly<Record<string, unknown>> = {},
): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries({ ...filters, page: undefined, ...changes })) {
		if (value === undefined || value === null || value === "" || (name === "page" && value === 1)) continue;
		search.set(name, String(value));
	}
	const query = search.toString();
	return query ? `${base}?${query}` : base;
}
