import { paths } from "#app/paths.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

export interface Place {
	territory: string;
	committee: { slug: string; name: string };
}

/** The way from the committees down to a page under a meeting, or under the committee when there is no meeting yet. */
export const crumbsOf = (
	{ territory, committee, meeting }: Place & { meeting?: { id: string; title: string } },
	here?: string,
): Crumb[] => [
	{ label: "Comités", href: paths.committees(territory) },
	{ label: committee.name, href: paths.committee(territory, committee.slug) },
	...(meeting ? [{ label: meeting.title, href: here ? paths.meeting(territory, committee.slug, meeting.id) : undefined }] : []),
	...(here ? [{ label: here }] : []),
];
