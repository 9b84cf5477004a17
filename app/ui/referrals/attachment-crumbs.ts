import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

export const attachmentCrumbs = (territory: string, { id, reference }: { id: string; reference: string }, here: string): Crumb[] => [
	{ label: "Orientations", href: paths.referrals(territory) },
	{ label: reference, href: paths.referral(territory, id) },
	{ label: here },
];
