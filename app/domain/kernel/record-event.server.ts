import canonicalize from "canonicalize";
import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#db/client.server.ts";
import type { TerritoryId } from "./ids.ts";

/** A past fact. Its payload holds ids and codes, never personal data: it enters the journal for good. */
export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
	name: string;
	payload: Schema;
}
export const defineEvent = <Schema extends z.ZodType>(name: string, payload: Schema): EventDefinition<Schema> => ({ name, payload });

/**
 * Writes the fact to the territory's journal (who and when come from the unit of work) and to the outbox, in the command's own
 * transaction. `territoryId` is null for facts of an account, which belong to no territory.
 */
export async function recordEvent<Schema extends z.ZodType>(
	tx: Tx,
	territoryId: TerritoryId | null,
	event: EventDefinition<Schema>,
	payload: z.input<Schema>,
): Promise<void> {
	const canonical = canonicalize(event.payload.parse(payload)) as string;
	await sql`select record_event(${event.name}, ${canonical}, ${territoryId}::uuid)`.execute(tx);
}
