import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { sql } from "kysely";
import { type Db, inUnit, type Tx } from "#db/client.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { BreakReason, ChainReport } from "./types.ts";

const genesis = "0".repeat(64);
const batchSize = 1_000;

/**
 * Recomputes every chain of « qui a vu quoi ». Lines past their delay are purged from the oldest on: the chain then begins where the
 * journal says that the last purge left it, with the hash written there; a beginning that no purge tells of is a break. Verify the
 * journal itself first, since that is what this trusts.
 */
export async function verifyAccess(db: Db, now: Date, territoryId?: TerritoryId): Promise<ChainReport[]> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now, isSweep: true },
		async (tx) => {
			const reports: ChainReport[] = [];
			for (const chain of await listChains(tx, territoryId)) reports.push(await verifyChain(tx, chain));
			return reports;
		},
		"read only",
	);
}

interface Chain {
	territoryId: TerritoryId;
	headSeq: number | null;
	headHash: string | null;
	lastSeq: number | null;
	/** What the last purge wrote in the journal. */
	purge: string | null;
}

/** In one statement, hence one snapshot. Where nobody ever read a referral there is no chain. */
async function listChains(tx: Tx, only: TerritoryId | undefined): Promise<Chain[]> {
	const { rows } = await sql<Chain>`
		with known as (
			select territory_id from access_head union select territory_id from access_entry
			union select territory_id from journal_entry where name = 'referral.access-purged'
		)
		select known.territory_id, head.seq as head_seq, head.hash as head_hash,
			(select max(seq) from access_entry entry where entry.territory_id = known.territory_id) as last_seq,
			(select payload from journal_entry told where told.territory_id = known.territory_id and told.name = 'referral.access-purged'
				order by told.seq desc limit 1) as purge
		from known left join access_head head on head.territory_id = known.territory_id
		where ${only ?? null}::uuid is null or known.territory_id = ${only ?? null}::uuid
		order by known.territory_id`.execute(tx);
	return rows;
}

async function verifyChain(tx: Tx, { territoryId, headSeq, headHash, lastSeq, purge }: Chain): Promise<ChainReport> {
	const begins =
		purge === null ? { firstSeq: 1, previousHash: genesis } : (JSON.parse(purge) as { firstSeq: number; previousHash: string });
	let entries = 0;
	let previous = { seq: begins.firstSeq - 1, hash: begins.previousHash };
	const broken = (reason: BreakReason, brokenAtSeq: number): ChainReport => ({ territoryId, entries, intact: false, brokenAtSeq, reason });
	if (lastSeq === null) return broken("missing", 0);

	for (;;) {
		const batch = await readBatch(tx, territoryId, entries === 0 ? 0 : previous.seq, Math.max(headSeq ?? 0, lastSeq));
		if (batch.length === 0) break;
		for (const entry of batch) {
			if (entry.seq !== previous.seq + 1) return broken("gap", previous.seq + 1);
			if (entry.previousHash !== previous.hash) return broken("link-broken", entry.seq);
			if (entry.hash !== hashOf(territoryId, entry)) return broken("entry-altered", entry.seq);
			previous = { seq: entry.seq, hash: entry.hash };
			entries += 1;
		}
	}

	if (headSeq === null) return broken("head-missing", previous.seq);
	if (previous.seq < headSeq) return broken("truncated", previous.seq + 1);
	if (previous.seq > headSeq || previous.hash !== headHash) return broken("head-altered", previous.seq);
	return { territoryId, entries, intact: true };
}

interface StoredEntry {
	seq: number;
	/** To the microsecond: the hashed text only holds milliseconds, and nothing may hide below. */
	at: string;
	personId: string | null;
	organisationId: string | null;
	referralId: string | null;
	what: string;
	detail: string;
	previousHash: string;
	hash: string;
}

const readBatch = (tx: Tx, territoryId: TerritoryId, after: number, upTo: number): Promise<StoredEntry[]> =>
	tx
		.selectFrom("accessEntry")
		.select(["seq", "personId", "organisationId", "referralId", "what", "detail", "previousHash", "hash"])
		.select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as("at"))
		.where("territoryId", "=", territoryId)
		.where("seq", ">", after)
		.where("seq", "<=", upTo)
		.orderBy("seq")
		.limit(batchSize)
		.execute();

/** The same text as the SQL function record_access builds: canonical JSON (RFC 8785) after the previous hash. */
function hashOf(
	territory: string,
	{ at, detail, organisationId, personId, referralId, seq, what, previousHash }: StoredEntry,
): string | null {
	if (!at.endsWith("000Z")) return null;
	const body = {
		at: `${at.slice(0, -4)}Z`,
		detail,
		organisation: organisationId,
		person: personId,
		referral: referralId,
		seq,
		territory,
		what,
	};
	return createHash("sha256")
		.update(previousHash + canonicalize(body), "utf8")
		.digest("hex");
}
