import { v5 } from "uuid";
import { listTerritoriesOf } from "../../deliveries/queries.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../../kernel/ids.ts";

export interface BuryJob {
	/** Id and end of the queue's job: the same death is recorded once. */
	jobId: string;
	failedAt: Date;
	name: string;
	payload: Record<string, unknown>;
	error: string;
	attempts: number;
}

const namespace = "7d0c1f6e-5a54-4c1b-9a9e-6f1f0f3f2b11";

/**
 * Keeps a job whose last attempt failed, where stewards see it: in the territory of its payload or, for a person's own job
 * (a digest, a new password), in the first territory where that person works.
 */
export async function buryJob(ctx: SystemCtx, { jobId, failedAt, name, payload, error, attempts }: BuryJob): Promise<void> {
	const territoryId = (payload.territoryId as TerritoryId | null | undefined) ?? (await firstTerritoryOf(ctx, payload.personId));
	await inTransaction(ctx, (tx) =>
		tx
			.insertInto("deadJob")
			.values({
				id: v5(`${jobId} ${failedAt.toISOString()}`, namespace),
				territoryId,
				name,
				payload: JSON.stringify(payload),
				error: error.replace(/\S+@\S+/g, "[adresse]").slice(0, 1000), // mail servers quote whom they refuse
				attempts,
				failedAt,
			})
			.onConflict((conflict) => conflict.column("id").doNothing())
			.execute(),
	);
}

async function firstTerritoryOf(ctx: SystemCtx, personId: unknown): Promise<TerritoryId | null> {
	if (typeof personId !== "string") return null;
	const territories = await sweeping(ctx, (tx) => listTerritoriesOf(tx, personId as PersonId, dayOf(ctx.now)));
	return territories[0] ?? null;
}
