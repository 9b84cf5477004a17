import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** From the worklist to a page about one referral that was sent. */
export const referralCrumbs = (territory: string, { id, reference }: { id: string; reference: string }, here: string): Crumb[] => [
	{ label: "Orientations", href: paths.referrals(territory) },
	{ label: reference, href: paths.referral(territory, id) },
	{ label: here },
];
