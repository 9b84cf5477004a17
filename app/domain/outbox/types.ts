import type { Id, PersonId, TerritoryId } from "../kernel/ids.ts";

export type OutboxEventId = Id<"OutboxEvent">;

/** A recorded fact on its way to the jobs that listen to it. */
export interface OutboxEvent {
	id: OutboxEventId;
	name: string;
	territoryId: TerritoryId | null;
	/** Who did it; null: the product. */
	personId: PersonId | null;
	payload: Record<string, unknown>;
}
