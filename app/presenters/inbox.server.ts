import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import { listHolders, type ObjectRef } from "#app/domain/notices/holders.server.ts";
import type { NoticeFilter } from "#app/domain/notices/names.server.ts";
import { countedAtMost, countUnread, listInbox } from "#app/domain/notices/queries.server.ts";
import { InboxFilter } from "#app/domain/notices/schema.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { noticeReason } from "#app/messages/notice-reasons.ts";
import { noticeLabel } from "#app/messages/notices.ts";
import { paths } from "#app/paths.ts";

/** The filter of an address, as the domain takes it. */
export function inboxFilterOf(visitor: Visitor, url: string): { shown: InboxFilter; filter: NoticeFilter } {
	const shown = InboxFilter.parse(Object.fromEntries(new URL(url).searchParams));
	const territory = visitor.memberships.find(({ territorySlug }) => territorySlug === shown.territoire);
	return { shown, filter: { territoryId: territory?.territoryId, topic: shown.sujet || undefined, state: shown.etat } };
}

interface Mutable {
	objectKind: "sheet" | "committee";
	objectId: string;
}

/** « Mes avis », over every territory. */
export async function presentInbox(ctx: PersonCtx & { visitor: Visitor }, request: Request) {
	const { visitor, now } = ctx;
	const { shown, filter } = inboxFilterOf(visitor, request.url);
	const { notices, unread, mutableOf, ...page } = await reading(ctx, async (tx) => {
		const list = await listInbox(tx, ctx, { ...filter, page: shown.page }, dayOf(now));
		const holders = await listHolders(tx, list.notices);
		return {
			...list,
			unread: await countUnread(tx, ctx, dayOf(now)),
			/** The sheet, else the body, that one may ask not to hear of. */
			mutableOf: (notice: ObjectRef): Mutable | null => {
				const held = holders(notice).findLast(({ objectId }) => objectId !== null);
				return held ? { objectKind: held.objectKind, objectId: held.objectId as string } : null;
			},
		};
	});
	const marked = new URL(request.url).searchParams.get("fait");
	return {
		...page,
		shown,
		unread: { count: Math.min(unread, countedAtMost), isMore: unread > countedAtMost },
		/** Until when "all" goes: what arrives meanwhile was not seen. */
		until: now.toISOString(),
		/** When something was just marked, to take it back. */
		markedAt: marked && !Number.isNaN(Date.parse(marked)) ? new Date(marked).toISOString() : null,
		territories: visitor.memberships.map(({ territorySlug, territoryName }) => ({ value: territorySlug, label: territoryName })),
		isOverTerritories: visitor.memberships.length > 1,
		settingsHref: paths.notificationSettings(),
		notices: notices.map(
			({
				id,
				kind,
				objectKind,
				objectId,
				title,
				context,
				href,
				territoryName,
				times,
				happenedAt,
				readAt,
				doneAt,
				actorName,
				inPlaceOfName,
			}) => ({
				id,
				label: noticeLabel(kind),
				reason: noticeReason(kind),
				mutable: mutableOf({ objectKind, objectId }),
				title,
				context,
				href,
				territoryName,
				times,
				happenedAt: happenedAt.toISOString(),
				isRead: readAt !== null,
				isDone: doneAt !== null,
				actorName,
				inPlaceOfName,
			}),
		),
	};
}
