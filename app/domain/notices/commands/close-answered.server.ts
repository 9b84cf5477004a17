import { type RawBuilder, type SqlBool, sql } from "kysely";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { closeNotices } from "../steps.server.ts";
import type { NoticeKind } from "../types.ts";

/** Whoever was asked, though somebody else heard of it in their absence. */
const asked = sql`coalesce(n.in_place_of, n.person_id)`;
const minutesAre = (status: string) =>
	sql<SqlBool>`exists (select from minutes text where text.id = n.object_id and text.status = ${status})`;
const isTaskOpen = sql<SqlBool>`exists (select from task where task.id = n.object_id and task.status = 'open')`;

/** Of the notices that ask for something, whether it is still to do; the others are news, which one reads. */
const stillWaits: Partial<Record<NoticeKind, RawBuilder<SqlBool>>> = {
	"minutes-submitted": minutesAre("submitted"),
	"minutes-changes-requested": minutesAre("changes_requested"),
	"task-given": isTaskOpen,
	"task-reopened": isTaskOpen,
	"poll-opened": sql`exists (select from meeting_poll poll where poll.id = n.object_id and poll.status = 'open')
		and not exists (select from poll_answer given join poll_slot slot on slot.id = given.slot_id
			where slot.poll_id = n.object_id and given.person_id = ${asked})`,
	"value-returned": sql`exists (select from measurement v where v.indicator_id = n.object_id and v.state = 'returned' and v.entered_by = ${asked})`,
	"campaign-assigned": sql`exists (select from campaign c
		join expected_value e on e.campaign_id = c.id and e.person_id = ${asked}
		left join measurement v on v.indicator_id = e.indicator_id and v.measured_on = c.ends_on
		where c.id = n.object_id and c.closed_at is null and (v.id is null or v.state = 'returned'))`,
};

/** Marks as done, in a territory, the notices whose matter is settled. */
export async function closeAnswered(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<void> {
	const { territoryId, now } = ctx;
	const kinds = Object.keys(stillWaits);
	const waits = Object.entries(stillWaits).map(([kind, condition]) => sql`when ${kind} then ${condition}`);
	const waiting = sql`select n.id from notice n
		where n.territory_id = ${territoryId} and n.done_at is null and case n.kind ${sql.join(waits, sql` `)} end`;
	await inTransaction(ctx, (tx) => closeNotices(tx, territoryId, kinds, waiting, now));
}
