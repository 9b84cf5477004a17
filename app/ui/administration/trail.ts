import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** The way back up from a page of the administration. */
export const administrationTrail = (territory: string, ...rest: Crumb[]): Crumb[] => [
	{ label: "Administration", href: paths.administration(territory) },
	...rest,
];

/** Title of a page's window: « Objet – Administration – territoire – Maillage » reads too long; the object and the place suffice. */
export const titled = (object: string, territory: string | undefined) => [{ title: `${object} – ${territory ?? ""} – Maillage` }];
