import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";

/**
 * Marks the facts of a story as told, all but the minutes that still wait for their chair. A story lived in one go leaves a year of facts
 * in the outbox: mailing them would tell people today of what happened months ago.
 */
export async function silencePastMail(owner: Db, now: Date): Promise<void> {
	await inUnit(owner, { personId: null, territoryIds: [], now }, (tx) =>
		sql`
			update outbox set sent_at = ${now} where sent_at is null
				and not (name = 'minutes.submitted' and exists (select from minutes m where m.id::text = payload ->> 'minutesId' and m.status = 'submitted'))
		`.execute(tx),
	);
}

/** The same of the notices of the last days: whoever reads them in the product gets no mail of them today. */
export async function leaveNoMailOfNotices(owner: Db, now: Date): Promise<void> {
	await inUnit(owner, { personId: null, territoryIds: [], now }, (tx) =>
		sql`update notice set mailed_at = happened_at where mailed_at is null`.execute(tx),
	);
}
