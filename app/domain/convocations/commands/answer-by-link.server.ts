import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { tokenHash } from "../../kernel/token.server.ts";
import { convocationAnswered } from "../events.ts";
import { findConvocationLink } from "../queries.server.ts";
import { isAnswerable } from "../rules.ts";
import { GiveAnswer } from "../schema.ts";

/** Answers for whoever holds the secret of a mail, without a session; the last answer counts, until the meeting begins. */
export async function answerByLink({ db, now }: { db: Db; now: Date }, token: string, input: GiveAnswer): Promise<void> {
	const { answer, representedById } = GiveAnswer.parse(input);
	const link = await findConvocationLink(db, token, now);
	if (!link) throw new NotFound("not-found");
	if (!isAnswerable(link, now)) throw new RuleViolation("convocation.closed");
	if (representedById && !link.others.some(({ id }) => id === representedById))
		throw new RuleViolation("convocation.unknown-representative", "representedById");
	const { territoryId, meetingId, committeeId, recipientId } = link;
	await inTransaction({ db, now, territoryId }, async (tx) => {
		// The door repeats the conditions: the meeting may have begun, or been called off, since the page was read.
		const { rows } = await sql`select * from answer_convocation(${tokenHash(token)}, ${answer}, ${representedById}::uuid, ${now})`.execute(
			tx,
		);
		if (rows.length === 0) throw new RuleViolation("convocation.closed");
		await recordEvent(tx, territoryId, convocationAnswered, { meetingId, committeeId, recipientId, answer });
	});
}
