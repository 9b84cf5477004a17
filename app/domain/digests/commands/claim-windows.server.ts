import { sql } from "kysely";
import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import { newId, type PersonId } from "../../kernel/ids.ts";
import { absencesOf } from "../../notices/queries.server.ts";
import { listDigestReaders } from "../queries.server.ts";
import { abandonedMs, dueWindow } from "../rules.ts";

const batchSize = 500;

/**
 * Claims the window of everyone whose digest is due now, so many at a time: a process that dies leaves what it claimed to whoever
 * sweeps next. Two at once claim each window once: the insert repeats that the person still wants it and that nothing was claimed
 * since, and the database keeps windows of one person apart.
 * @returns how many it claimed
 */
export async function claimWindows(ctx: SystemCtx): Promise<number> {
	await giveBackAbandoned(ctx);
	let claimed = 0;
	let after: PersonId | null = null;
	for (;;) {
		const { readers, isAway } = await sweeping(ctx, async (tx) => {
			const found = await listDigestReaders(tx, dayOf(ctx.now), after, batchSize);
			const ids = found.map(({ personId }) => personId);
			return { readers: found, isAway: await absencesOf(tx, ids) };
		});
		const due = readers.flatMap(({ personId, lastEnd, ...preference }) => {
			const window = dueWindow(ctx.now, preference, lastEnd, (day) => isAway(personId, day));
			return window
				? [{ id: newId(), person_id: personId, starts_at: window.startsAt, ends_at: window.endsAt, rhythm: preference.rhythm }]
				: [];
		});
		if (due.length > 0) {
			const { numAffectedRows } = await inTransaction(ctx, (tx) =>
				sql`insert into digest (id, person_id, starts_at, ends_at, rhythm, item_count)
					select due.id, due.person_id, due.starts_at, due.ends_at, due.rhythm, 0
					from jsonb_to_recordset(${JSON.stringify(due)}::jsonb)
						as due (id uuid, person_id uuid, starts_at timestamptz, ends_at timestamptz, rhythm text)
					where not exists (select from digest d where d.person_id = due.person_id and d.ends_at > due.starts_at)
						and not exists (select from digest_preference p where p.person_id = due.person_id and p.rhythm <> due.rhythm)
					on conflict do nothing`.execute(tx),
			);
			claimed += Number(numAffectedRows ?? 0);
		}
		if (readers.length < batchSize) return claimed;
		after = readers.at(-1)?.personId ?? null;
	}
}

/** What could not be sent while it was news goes back into the window of the next digest. */
const giveBackAbandoned = (ctx: SystemCtx) =>
	inTransaction(ctx, (tx) =>
		tx
			.deleteFrom("digest")
			.where("outcome", "is", null)
			.where("endsAt", "<", new Date(ctx.now.getTime() - abandonedMs))
			.execute(),
	);
