import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** The way back up from a page of the administration. */
export const administrationTrail = (territory: string, ...rest: Crumb[]): Crumb[] => [
	{ label: "Administration", href: paths.administration(territory) },
	...rest,
];
