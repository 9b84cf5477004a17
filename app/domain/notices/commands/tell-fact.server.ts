import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../../kernel/ids.ts";
import { facts } from "../facts.server.ts";
import { raiseNotices } from "../steps.server.ts";
import type { RaisedNotice } from "../types.ts";

export interface ToldFact {
	/** Name of the event. */
	fact: string;
	eventId: string;
	territoryId: TerritoryId;
	actorId: PersonId | null;
	payload: Record<string, unknown>;
}

/** Lets those whom a fact concerns know; run by a worker after the fact, however often. */
export async function tellFact(ctx: SystemCtx, { fact, eventId, territoryId, actorId, payload }: ToldFact): Promise<void> {
	const known = facts.find(({ event }) => event.name === fact);
	if (!known) return;
	await inTransaction({ ...ctx, territoryId }, async (tx) => {
		const told = await known.tell({ tx, territoryId, now: ctx.now }, payload);
		const rows = told.flatMap(({ to, isUrgent = false, ...about }): RaisedNotice[] =>
			[...new Set(to)].flatMap((personId) =>
				personId === null
					? []
					: {
							...about,
							territoryId,
							personId: personId as PersonId,
							actorId,
							mergeKey: `${about.objectKind}/${about.objectId}`,
							isUrgent,
							cause: eventId,
						},
			),
		);
		await raiseNotices(tx, ctx, rows);
	});
}
