import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

const trail = (territory: string, label: string, href: string, here?: string): Crumb[] => [
	{ label: "Orientations", href: paths.referrals(territory) },
	...(here === undefined ? [{ label }] : [{ label, href }, { label: here }]),
];

export const accessTrail = (territory: string, here?: string) => trail(territory, "Qui a vu quoi", paths.accessRegister(territory), here);
export const requestsTrail = (territory: string, here?: string) =>
	trail(territory, "Droits des personnes", paths.rightsRequests(territory), here);
export const eliminationsTrail = (territory: string, here?: string) =>
	trail(territory, "Éliminations", paths.eliminations(territory), here);
