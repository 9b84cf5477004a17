import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** The way from the list of sheets down to a form under this page of one of them. */
export const subPageCrumbs = (territory: string, sheet: { slug: string; code: string }, here: string): Crumb[] => [
	{ label: "Fiches actions", href: paths.sheets(territory) },
	{ label: sheet.code, href: paths.sheet(territory, sheet.slug) },
	{ label: "Moyens", href: paths.means(territory, sheet.slug) },
	{ label: here },
];
