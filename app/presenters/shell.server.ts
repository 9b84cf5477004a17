import { isSteward } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import { countedAtMost, countUnread } from "#app/domain/notices/queries.server.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";

/** What surrounds every page of a signed-in person: their territories, and the rooms of the one they are in. */
export async function presentShell(
	{ isDemo, db, clock }: { isDemo: boolean; db: PersonCtx["db"]; clock: () => Date },
	visitor: Visitor,
	request: Request,
	territorySlug: string | undefined,
) {
	const now = clock();
	const territoryIds = visitor.memberships.map(({ territoryId }) => territoryId);
	const who = { db, personId: visitor.person.id, territoryIds, now };
	const unread = await reading(who, (tx) => countUnread(tx, who, dayOf(now)));
	const here = visitor.memberships.find((m) => m.territorySlug === territorySlug);
	const { pathname } = new URL(request.url);
	const rooms = here
		? [
				{ label: "Tableau de bord", href: paths.territory(here.territorySlug) },
				{ label: "Programme", href: paths.programme(here.territorySlug) },
				{ label: "Fiches actions", href: paths.sheets(here.territorySlug) },
				{ label: "Indicateurs", href: paths.indicators(here.territorySlug) },
				{ label: "Calendrier", href: paths.calendar(here.territorySlug) },
				{ label: "Comités", href: paths.committees(here.territorySlug) },
				{ label: "Décisions", href: paths.decisions(here.territorySlug) },
				here.referral
					? { label: "Orientations", href: paths.referrals(here.territorySlug) }
					: { label: "Orientations en chiffres", href: paths.referralCounts(here.territorySlug) },
				...(isSteward(here) ? [{ label: "Administration", href: paths.administration(here.territorySlug) }] : []),
			]
		: [{ label: "Mes tâches", href: paths.home() }];
	return {
		brandHref: paths.home(),
		territory: here && { name: here.territoryName, slug: here.territorySlug, isDemonstration: here.isDemonstration },
		territories: visitor.memberships.map((m) => ({ name: m.territoryName, href: paths.territory(m.territorySlug), isCurrent: m === here })),
		navigation: rooms.map((room, index) => ({ ...room, isCurrent: index === 0 ? pathname === room.href : pathname.startsWith(room.href) })),
		person: { displayName: visitor.person.displayName, accountHref: paths.account() },
		inbox: {
			href: paths.inbox(),
			isCurrent: pathname === paths.inbox(),
			count: unread,
			shownCount: unread > countedAtMost ? `${countedAtMost}+` : String(unread),
		},
		signOutHref: paths.signOut(),
		searchHref: here && paths.search(here.territorySlug),
		mailboxHref: isDemo ? paths.mailbox() : undefined,
	};
}
