import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type PersonCtx } from "../../kernel/context.server.ts";
import { type NoticeFilter, shownTo } from "../names.server.ts";
import type { MarkNotices, UndoMark } from "../schema.ts";

const changes = {
	read: sql`read_at = app_now()`,
	unread: sql`read_at = null`,
	done: sql`done_at = app_now(), read_at = coalesce(read_at, app_now())`,
	open: sql`done_at = null`,
};
const standing = {
	read: sql`notice.read_at is null`,
	unread: sql`notice.read_at is not null`,
	done: sql`notice.done_at is null`,
	open: sql`notice.done_at is not null`,
};

/** Marks one notice, or all that the filter shows; what the person may not see stays as it is. One's own: nobody else is told. */
export async function markNotices(ctx: PersonCtx, { step, noticeId, until }: MarkNotices, filter: NoticeFilter): Promise<void> {
	const { personId, territoryIds, now } = ctx;
	const which = noticeId ? sql`n.id = ${noticeId}` : sql`n.happened_at <= ${until}`;
	await inTransaction(ctx, (tx) =>
		sql`update notice set ${changes[step]}
			where person_id = ${personId} and ${standing[step]}
				and id in (select n.id ${shownTo(personId, territoryIds, noticeId ? {} : filter, dayOf(now))} and ${which})`.execute(tx),
	);
}

/** Takes back what was marked at one instant, and only that. */
export async function undoMark(ctx: PersonCtx, { at }: UndoMark): Promise<void> {
	await inTransaction(ctx, (tx) =>
		sql`update notice set read_at = nullif(read_at, ${at}), done_at = nullif(done_at, ${at})
			where person_id = ${ctx.personId} and ${at} in (read_at, done_at)`.execute(tx),
	);
}
