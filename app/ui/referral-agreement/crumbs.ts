import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** From the list of referrals down to the page at hand. */
export const agreementCrumbs = (territory: string, { id, reference }: { id: string; reference: string }, here?: string): Crumb[] => [
	{ label: "Orientations", href: paths.referrals(territory) },
	{ label: reference, href: paths.referral(territory, id) },
	...(here
		? [{ label: "Accord de la personne", href: paths.referralAgreement(territory, id) }, { label: here }]
		: [{ label: "Accord de la personne" }]),
];
