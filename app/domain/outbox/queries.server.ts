import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { DeadJobId } from "./schema.ts";

/** A job that failed to its last attempt. */
export interface DeadJob {
	id: DeadJobId;
	name: string;
	error: string;
	attempts: number;
	failedAt: Date;
	settledAt: Date | null;
	settledHow: "replayed" | "discarded" | null;
	settledByName: string | null;
}

/** Those that wait for a decision first, then the newest; `limit` of them. */
export async function listDeadJobs(tx: ReadTx, territoryId: TerritoryId, limit: number): Promise<DeadJob[]> {
	const rows = await tx
		.selectFrom("deadJob")
		.leftJoin("person", "person.id", "deadJob.settledBy")
		.where("deadJob.territoryId", "=", territoryId)
		.select(["deadJob.id", "name", "error", "attempts", "failedAt", "settledAt", "settledHow", "person.displayName as settledByName"])
		.orderBy("settledAt", (order) => order.desc().nullsFirst())
		.orderBy("failedAt", "desc")
		.limit(limit)
		.execute();
	return rows as DeadJob[];
}

/** Over all territories and none, for the operator: the oldest first. */
export const listWaitingDeadJobs = (tx: ReadTx, limit: number) =>
	tx
		.selectFrom("deadJob")
		.select(["id", "name", "error", "attempts", "failedAt"])
		.where("settledAt", "is", null)
		.orderBy("failedAt")
		.limit(limit)
		.execute();

/** For the worker that runs it again; a person's own mails belong to no territory. */
export async function findDeadJob(
	tx: ReadTx,
	territoryId: TerritoryId | null,
	id: string,
): Promise<{ name: string; payload: Record<string, unknown> } | null> {
	const row = await tx
		.selectFrom("deadJob")
		.select(["name", "payload"])
		.where("territoryId", "is not distinct from", territoryId)
		.where("id", "=", id)
		.executeTakeFirst();
	return (row as { name: string; payload: Record<string, unknown> } | undefined) ?? null;
}

/** The mails of a kind over a period. */
export interface DeliveryCount {
	kind: string;
	sent: number;
	/** Claimed by a job that has not finished, or stopped half-way. */
	underWay: number;
	lastSentAt: Date | null;
}

/** What left for the territory since a date, by kind; a person's own mails (digests, passwords) belong to no territory. */
export function countDeliveries(tx: ReadTx, territoryId: TerritoryId, since: Date): Promise<DeliveryCount[]> {
	return tx
		.selectFrom("emailDelivery")
		.where("territoryId", "=", territoryId)
		.where("claimedAt", ">=", since)
		.groupBy("kind")
		.orderBy("kind")
		.select(({ fn }) => [
			"kind",
			fn.count<number>("sentAt").as("sent"),
			fn.countAll<number>().filterWhere("sentAt", "is", null).as("underWay"),
			fn.max("sentAt").as("lastSentAt"),
		])
		.execute();
}
