import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { RecordMeasurement } from "../schema.ts";
import { type Entered, enterMeasurement } from "../steps.server.ts";

/**
 * Enters the value of an indicator at a date, or why there is none. A value already there is replaced only by who has seen it:
 * otherwise Conflict, with what stands.
 */
export async function recordMeasurement(ctx: Ctx, { seenOn, revision, value, ...entry }: RecordMeasurement): Promise<Entered> {
	const seenRevision = seenOn === entry.measuredOn ? revision : 0;
	return inTransaction(ctx, (tx) => enterMeasurement(tx, ctx, { ...entry, readValue: () => value, seenRevision }));
}
