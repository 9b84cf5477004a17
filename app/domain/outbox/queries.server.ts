import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { PageOfList } from "../kernel/pages.ts";
import { readPage } from "../kernel/read-page.server.ts";
import type { DeadJobFilters, DeadJobId } from "./schema.ts";

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

const perPage = 25;

/** One page of them, of one kind or of all: those that wait for a decision first, then the newest. */
export async function listDeadJobs(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ envoi, page }: DeadJobFilters,
): Promise<PageOfList & { jobs: DeadJob[] }> {
	const found = tx
		.selectFrom("deadJob")
		.leftJoin("person", "person.id", "deadJob.settledBy")
		.where("deadJob.territoryId", "=", territoryId)
		.$if(envoi !== "", (query) => query.where("deadJob.name", "=", envoi))
		.select(["deadJob.id", "name", "error", "attempts", "failedAt", "settledAt", "settledHow", "person.displayName as settledByName"])
		.orderBy("settledAt", (order) => order.desc().nullsFirst())
		.orderBy("failedAt", "desc")
		.orderBy("deadJob.id");
	const { rows, ...shown } = await readPage(found, page, perPage);
	return { jobs: rows as DeadJob[], ...shown };
}

/** The kinds there are, with how many of each wait for a decision. */
export function countDeadJobs(tx: ReadTx, territoryId: TerritoryId): Promise<{ name: string; waiting: number; total: number }[]> {
	return tx
		.selectFrom("deadJob")
		.where("territoryId", "=", territoryId)
		.groupBy("name")
		.orderBy("name")
		.select(({ fn }) => [
			"name",
			fn.countAll<number>().filterWhere("settledAt", "is", null).as("waiting"),
			fn.countAll<number>().as("total"),
		])
		.execute();
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
