import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";

export interface KeptMail {
	recipient: string;
	subject: string;
	text: string;
	html: string;
	headers: Record<string, string>;
	/** The invitation that came with it, as iCalendar text. */
	calendar: string | null;
}

/** The built-in mailbox, oldest first; of one recipient when told. */
export function mailsIn(db: Db, recipient?: string): Promise<KeptMail[]> {
	return inUnit(db, { personId: null, territoryIds: [], now: new Date() }, async (tx) => {
		let query = tx
			.selectFrom("mailboxMessage")
			.select(["recipient", "subject", "text", "html", "headers", "calendar"])
			.orderBy(sql`received_at, id`);
		if (recipient) query = query.where("recipient", "=", recipient);
		return (await query.execute()) as unknown as KeptMail[];
	});
}
