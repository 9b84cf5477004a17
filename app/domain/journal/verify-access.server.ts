import { sql } from "kysely";
import type { Db, Tx } from "#db/client.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { batchSize, type Chain, type ChainedEntry, followChain, genesis, storedAt, verifyEach } from "./chain.server.ts";
import type { ChainReport } from "./types.ts";

/**
 * Recomputes every chain of « qui a vu quoi ». Lines past their delay are purged from the oldest on: the chain then begins where the
 * journal says that the last purge left it, with the hash written there; a beginning that no purge tells of is a break. Verify the
 * journal itself first, since that is what this trusts.
 */
export const verifyAccess = (db: Db, now: Date, territoryId?: TerritoryId): Promise<ChainReport[]> =>
	verifyEach(db, now, (tx) => listChains(tx, territoryId), verifyChain);

interface AccessChain extends Chain {
	/** What the last purge wrote in the journal. */
	purge: string | null;
}

/** In one statement, hence one snapshot. Where nobody ever read a referral there is no chain. */
async function listChains(tx: Tx, only: TerritoryId | undefined): Promise<AccessChain[]> {
	const { rows } = await sql<AccessChain>`
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

async function verifyChain(tx: Tx, chain: AccessChain): Promise<ChainReport> {
	const { territoryId, lastSeq, purge } = chain;
	if (lastSeq === null) return { territoryId, entries: 0, intact: false, brokenAtSeq: 0, reason: "missing" };
	return followChain(chain, purge === null ? genesis : (JSON.parse(purge) as typeof genesis), {
		read: (after, upTo) => readBatch(tx, territoryId, after, upTo),
		bodyOf: ({ personId: person, organisationId: organisation, referralId: referral, what, detail }) => ({
			person,
			organisation,
			referral,
			what,
			detail,
		}),
	});
}

interface StoredEntry extends ChainedEntry {
	personId: string | null;
	organisationId: string | null;
	referralId: string | null;
	what: string;
	detail: string;
}

const readBatch = (tx: Tx, territoryId: TerritoryId, after: number, upTo: number): Promise<StoredEntry[]> =>
	tx
		.selectFrom("accessEntry")
		.select(["seq", "personId", "organisationId", "referralId", "what", "detail", "previousHash", "hash"])
		.select(storedAt)
		.where("territoryId", "=", territoryId)
		.where("seq", ">", after)
		.where("seq", "<=", upTo)
		.orderBy("seq")
		.limit(batchSize)
		.execute();
