import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { listOpenKinds } from "../../notices/queries.server.ts";
import { closeNotices } from "../../notices/steps.server.ts";
import { reminderCatalogue } from "../catalogue.ts";
import { noticeKindsOf } from "../notices.ts";
import { sources } from "../sources.server.ts";

/** Marks as done the notices of reminders whose object is settled: done, closed, in other hands, or due on another day. */
export async function closeReminders(ctx: SystemCtx & { territoryId: TerritoryId }): Promise<void> {
	const { territoryId, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const open = new Set<string>(await listOpenKinds(tx, territoryId));
		for (const { kind } of reminderCatalogue) {
			const kinds = noticeKindsOf(kind).filter((one) => open.has(one));
			if (kinds.length === 0) continue;
			const waiting = sql`
				select n.id from notice n cross join unnest(n.causes) as cause (id)
				join reminder r on r.id = cause.id
				join (${sources[kind]({ territoryId, today: dayOf(now), now })}) s
					on s.object_id = r.object_id and s.due_on = r.due_on and (r.level > 0 or s.person_id = r.person_id)
				where n.territory_id = ${territoryId} and n.kind = any (${kinds}::text[]) and n.done_at is null`;
			await closeNotices(tx, territoryId, kinds, waiting, now);
		}
	});
}
