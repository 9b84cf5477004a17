import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { type PageOfList, pageOf } from "../kernel/pages.ts";
import { type NamedNotice, type NoticeFilter, named, namedColumns, shownTo } from "./names.server.ts";
import type { NoticeCode } from "./types.ts";

export { absencesOf } from "./absences.server.ts";
export { nameAnyNotices } from "./names.server.ts";
export { type Hearing, hearingOf } from "./preferences.server.ts";
export { forMail, mailedWithinMs } from "./rules.ts";

interface Reader {
	personId: string;
	territoryIds: readonly string[];
}

const perPage = 25;

/** One page of what the person may see, the latest first. */
export async function listInbox(
	tx: ReadTx,
	who: Reader,
	{ page: asked, ...filter }: NoticeFilter & { page: number },
	today: Day,
): Promise<PageOfList & { notices: NamedNotice[] }> {
	const total = await countNotices(tx, who, filter, today);
	const { offset, ...shown } = pageOf(asked, total, perPage);
	const { rows } = await sql<Parameters<typeof named>[0]>`select ${namedColumns} ${shownTo(who.personId, who.territoryIds, filter, today)}
		order by n.happened_at desc, n.id desc limit ${perPage} offset ${offset}`.execute(tx as never);
	return { notices: rows.map(named), total, ...shown };
}

export async function countNotices(tx: ReadTx, who: Reader, filter: NoticeFilter, today: Day): Promise<number> {
	const { rows } = await sql<{
		count: number;
	}>`select count(*)::int as count ${shownTo(who.personId, who.territoryIds, filter, today)}`.execute(tx as never);
	return rows[0]?.count ?? 0;
}

/** The kinds of the notices of a territory that are not done. */
export async function listOpenKinds(tx: ReadTx, territoryId: TerritoryId): Promise<NoticeCode[]> {
	const rows = await tx
		.selectFrom("notice")
		.select("kind")
		.distinct()
		.where("territoryId", "=", territoryId)
		.where("doneAt", "is", null)
		.execute();
	return rows.map(({ kind }) => kind as NoticeCode);
}

/** For every page: beyond this many, "and more" says enough. */
export const countedAtMost = 99;
export async function countUnread(tx: ReadTx, who: Reader, today: Day): Promise<number> {
	if (who.territoryIds.length === 0) return 0;
	const { rows } = await sql<{ count: number }>`select count(*)::int as count from
		(select ${shownTo(who.personId, who.territoryIds, { state: "unread" }, today)} limit ${countedAtMost + 1}) unread`.execute(tx as never);
	return rows[0]?.count ?? 0;
}
