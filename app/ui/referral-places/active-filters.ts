import type { ActiveFilter } from "../primitives/filter-bar.tsx";

/** The filters at work, each with the address of the list without it; the page starts again at the first. */
export function activeFilters<Name extends string>(
	href: string,
	values: { readonly [name in Name]?: string },
	labels: Record<Name, (value: string) => string>,
): ActiveFilter[] {
	const set = (Object.keys(labels) as Name[]).flatMap((name) => (values[name] ? [[name, values[name]] as const] : []));
	return set.map(([name, value]) => {
		const rest = set.filter(([other]) => other !== name).map(([other, kept]) => [other, kept]);
		return { label: labels[name](value), removeHref: rest.length > 0 ? `${href}?${new URLSearchParams(rest)}` : href };
	});
}
