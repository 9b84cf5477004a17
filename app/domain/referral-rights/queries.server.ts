import { sql } from "kysely";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { PageOfList } from "../kernel/pages.ts";
import { readPage } from "../kernel/read-page.server.ts";
import type { ReferralId } from "../referrals/types.ts";
import type { RequestFilter } from "./schema.ts";
import { DemandId, type KnownReferral, type RequestKind, type RightsRequest } from "./types.ts";

export { findReferenceOwner, listAccess, listAccessFacets, listAllAccess, listReferences } from "./queries/access.server.ts";
export { getElimination, listEliminationItems, listEliminations } from "./queries/eliminations.server.ts";

const perPage = 25;

const requestColumns = [
	"id",
	"demandId",
	"referralId",
	"reference",
	"kind",
	"receivedOn",
	"dueOn",
	"openedBy",
	"openedAt",
	"closedAt",
	"answer",
	"answerReason",
] as const;

/** Requests of persons, the first due first among the open ones, then the latest closed. */
export async function listRequests(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ etat, nature, page }: RequestFilter,
	today: Day,
): Promise<PageOfList & { requests: RightsRequest[] }> {
	let query = tx.selectFrom("referralRequest").select(requestColumns).where("territoryId", "=", territoryId);
	if (etat === "closes") query = query.where("closedAt", "is not", null);
	else if (etat) query = query.where("closedAt", "is", null);
	if (etat === "en-retard") query = query.where("dueOn", "<", today);
	if (nature) query = query.where("kind", "=", nature);
	const ordered = query
		.orderBy(sql`closed_at is not null`)
		.orderBy(sql`case when closed_at is null then due_on end`)
		.orderBy("closedAt", "desc")
		.orderBy("id");
	const { rows, ...shown } = await readPage(ordered, page, perPage);
	return { requests: rows as RightsRequest[], ...shown };
}

/** What one letter asked, over each referral. @throws NotFound also for whoever may not know of it */
export async function getDemand(tx: ReadTx, territoryId: TerritoryId, demandId: string): Promise<RightsRequest[]> {
	if (!DemandId.safeParse(demandId).success) throw new NotFound("not-found");
	const rows = await tx
		.selectFrom("referralRequest")
		.select(requestColumns)
		.where("territoryId", "=", territoryId)
		.where("demandId", "=", demandId)
		.orderBy("reference")
		.orderBy("id")
		.execute();
	if (rows.length === 0) throw new NotFound("not-found");
	return rows as RightsRequest[];
}

/** The rights asked about a referral and not answered yet: for the sender's page, whose readers are told what to put right. */
export async function listOpenRequests(
	tx: ReadTx,
	territoryId: TerritoryId,
	referralId: ReferralId,
): Promise<{ kind: RequestKind; receivedOn: Day; dueOn: Day }[]> {
	const rows = await tx
		.selectFrom("referralRequest")
		.select(["kind", "receivedOn", "dueOn"])
		.where("territoryId", "=", territoryId)
		.where("referralId", "=", referralId)
		.where("closedAt", "is", null)
		.orderBy("dueOn")
		.execute();
	return rows as { kind: RequestKind; receivedOn: Day; dueOn: Day }[];
}

/** Where a person is known, by the keyed digest of their name or by a reference that they hold: bodies and dates, no content. */
export async function listKnownReferrals(
	tx: ReadTx,
	territoryId: TerritoryId,
	wanted: { index: string | null; reference: string | null },
): Promise<KnownReferral[]> {
	const { rows } = await sql<Omit<KnownReferral, "isArchived"> & { archivedAt: Date | null }>`
		select found.referral_id, found.reference, found.sent_at, found.archived_at, sender.name as sender_name,
			(select coalesce(array_agg(body.name order by body.name), '{}') from organisation body
				where body.territory_id = ${territoryId} and body.id = any (found.recipients)) as recipient_names
		from find_person_referrals(${territoryId}::uuid, ${wanted.index}, ${wanted.reference}) found
			join organisation sender on sender.id = found.sender_organisation_id
		order by found.sent_at desc nulls last, found.reference`.execute(tx as never);
	return rows.map(({ archivedAt, ...row }) => ({ ...row, isArchived: archivedAt !== null }));
}

/** For how long each of these is kept, and why; over what the reader's walls show. */
export async function listRetention(
	tx: ReadTx,
	territoryId: TerritoryId,
	referralIds: readonly ReferralId[] | null = null,
): Promise<
	{ referralId: ReferralId; reference: string; senderOrganisationId: string; isPublic: boolean; lastContactOn: Day; isAnswered: boolean }[]
> {
	const { rows } = await sql<Awaited<ReturnType<typeof listRetention>>[number]>`
		select * from referral_retention(${territoryId}::uuid)
		where ${referralIds === null} or referral_id = any (${referralIds ?? []}::uuid[])`.execute(tx as never);
	return rows;
}

/** Names behind ids of colleagues, past ones included. */
export async function findPersonNames(tx: ReadTx, personIds: readonly PersonId[]): Promise<Map<string, string>> {
	if (personIds.length === 0) return new Map();
	const rows = await tx
		.selectFrom("person")
		.select(["id", "displayName"])
		.where("id", "in", [...personIds])
		.execute();
	return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}

/** Every territory, for the nightly work. */
export async function listTerritoryIds(tx: ReadTx): Promise<TerritoryId[]> {
	const rows = await tx.selectFrom("territory").select("id").orderBy("id").execute();
	return rows.map(({ id }) => id as TerritoryId);
}
