import { sql } from "kysely";
import { instantAt, plusDays } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../../kernel/ids.ts";
import type { PageOfList } from "../../kernel/pages.ts";
import { readPage } from "../../kernel/read-page.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import type { AccessFilter } from "../schema.ts";
import type { AccessLine } from "../types.ts";

const perPage = 25;

type Filter = Omit<AccessFilter, "page" | "reference"> & {
	/** Null: of no referral that is known, hence no line at all. */
	referralId?: ReferralId | null;
};

function lines(tx: ReadTx, territoryId: TerritoryId, { personne, organisation, referralId, nature, du, au }: Filter) {
	let query = tx
		.selectFrom("accessEntry as entry")
		.leftJoin("person", "person.id", "entry.personId")
		.leftJoin("organisation as body", (join) => join.onRef("body.id", "=", "entry.organisationId").on("body.territoryId", "=", territoryId))
		.select([
			"entry.seq",
			"entry.at",
			"person.displayName as personName",
			"body.name as organisationName",
			"entry.referralId",
			"entry.what",
			"entry.detail",
		])
		.where("entry.territoryId", "=", territoryId);
	if (personne) query = query.where("entry.personId", "=", personne);
	if (organisation) query = query.where("entry.organisationId", "=", organisation);
	if (referralId !== undefined) query = query.where("entry.referralId", "=", referralId);
	if (nature) query = query.where("entry.what", "=", nature);
	if (du) query = query.where("entry.at", ">=", instantAt(du, "00:00"));
	if (au) query = query.where("entry.at", "<", instantAt(plusDays(au, 1), "00:00"));
	return query;
}

async function withReferences<Row extends { referralId: string | null }>(tx: ReadTx, territoryId: TerritoryId, rows: Row[]) {
	const ids = [...new Set(rows.flatMap(({ referralId }) => (referralId ? [referralId as ReferralId] : [])))];
	const references = await listReferences(tx, territoryId, ids);
	return rows.map((row) => ({ ...row, reference: references.get(row.referralId as ReferralId) ?? null })) as unknown as AccessLine[];
}

/** One page of the access journal, the latest first. */
export async function listAccess(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ page, ...filter }: Filter & { page: number },
): Promise<PageOfList & { lines: AccessLine[] }> {
	const { rows, ...shown } = await readPage(lines(tx, territoryId, filter).orderBy("entry.seq", "desc"), page, perPage);
	return { lines: await withReferences(tx, territoryId, rows), ...shown };
}

/** Every line that answers a filter, the oldest first, up to `limit`. */
export async function listAllAccess(tx: ReadTx, territoryId: TerritoryId, filter: Filter, limit: number): Promise<AccessLine[]> {
	return withReferences(tx, territoryId, await lines(tx, territoryId, filter).orderBy("entry.seq").limit(limit).execute());
}

/** The references of referrals, erased ones included. */
export async function listReferences(tx: ReadTx, territoryId: TerritoryId, ids: readonly ReferralId[]): Promise<Map<ReferralId, string>> {
	if (ids.length === 0) return new Map();
	const { rows } = await sql<{ referralId: ReferralId; reference: string }>`
		select referral_id, reference from referral_references(${territoryId}::uuid, ${[...ids]}::uuid[], null)`.execute(tx as never);
	return new Map(rows.map(({ referralId, reference }) => [referralId, reference]));
}

/** The referral that bears a reference, or bore it. */
export async function findReferenceOwner(tx: ReadTx, territoryId: TerritoryId, reference: string): Promise<ReferralId | null> {
	const { rows } = await sql<{ referralId: ReferralId }>`
		select referral_id from referral_references(${territoryId}::uuid, '{}', ${reference})`.execute(tx as never);
	return rows[0]?.referralId ?? null;
}

/** Who and which bodies left a line: the choices of the filters. */
export async function listAccessFacets(
	tx: ReadTx,
	territoryId: TerritoryId,
): Promise<{ people: { id: PersonId; name: string }[]; organisations: { id: OrganisationId; name: string }[] }> {
	const distinct = (column: "personId" | "organisationId") =>
		tx.selectFrom("accessEntry").select(column).distinct().where("territoryId", "=", territoryId).where(column, "is not", null);
	const people = await tx
		.selectFrom("person")
		.select(["id", "displayName as name"])
		.where("id", "in", distinct("personId") as never)
		.orderBy("displayName")
		.execute();
	const organisations = await tx
		.selectFrom("organisation")
		.select(["id", "name"])
		.where("territoryId", "=", territoryId)
		.where("id", "in", distinct("organisationId") as never)
		.orderBy("name")
		.execute();
	return { people: people as { id: PersonId; name: string }[], organisations: organisations as { id: OrganisationId; name: string }[] };
}
