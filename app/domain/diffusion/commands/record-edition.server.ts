import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { findMinutes } from "../../minutes/queries.server.ts";
import { minutesExported } from "../events.ts";
import * as policy from "../policy.ts";
import type { RecordEdition } from "../schema.ts";

/** Notes that a copy was taken away, once it was made. */
export async function recordEdition(ctx: Ctx, { meetingId, ...copy }: RecordEdition): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		const minutes = await findMinutes(tx, actor.territoryId, meetingId);
		if (!minutes) throw new NotFound("not-found");
		assertAllowed(policy.readEdition(actor, minutes, copy.cut));
		const { id: minutesId, committeeId } = minutes;
		await recordEvent(tx, actor.territoryId, minutesExported, { minutesId, meetingId, committeeId, ...copy });
	});
}
