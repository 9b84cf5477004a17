import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

interface Place {
	id: string;
	reference: string;
	isDraft: boolean;
}

/** Where the papers of a referral are shown: on its page, or on the last one before it leaves. */
export const attachmentsHref = (territory: string, { id, isDraft }: Pick<Place, "id" | "isDraft">): string =>
	isDraft ? paths.sendReferral(territory, id) : paths.referral(territory, id);

export const attachmentCrumbs = (territory: string, place: Place, here: string): Crumb[] => [
	{ label: "Orientations", href: paths.referrals(territory) },
	{ label: place.isDraft ? `Brouillon ${place.reference}` : place.reference, href: attachmentsHref(territory, place) },
	{ label: here },
];
