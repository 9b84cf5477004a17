import { paths } from "#app/paths.ts";
import { administrationTrail } from "../administration/trail.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** The way back up from a page of the referrals' settings. */
export const settingsTrail = (territory: string, ...rest: Crumb[]): Crumb[] =>
	administrationTrail(territory, { label: "Orientations", href: paths.referralSettings(territory) }, ...rest);

/** The same from a manager's pages. */
export const agentsTrail = (territory: string, ...rest: Crumb[]): Crumb[] => [
	{ label: "Orientations", href: paths.referrals(territory) },
	{ label: "Agents", href: paths.referralAgents(territory) },
	...rest,
];

export const missionsTrail = (territory: string, here: string): Crumb[] => [
	{ label: "Répartition des missions", href: paths.missions(territory) },
	{ label: here },
];

export const sessionsTrail = (territory: string, here: string): Crumb[] => [
	{ label: "Permanences", href: paths.dropInSessions(territory) },
	{ label: here },
];
