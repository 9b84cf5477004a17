import canonicalize from "canonicalize";
import { sql } from "kysely";
import type { Db, Tx } from "#db/client.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import { batchSize, type Chain, type ChainedEntry, followChain, genesis, sha256, storedAt, verifyEach } from "./chain.server.ts";
import type { BreakReason, ChainReport } from "./types.ts";

/** The chain of facts that belong to accounts, and to no territory. */
const accountChain = "00000000-0000-0000-0000-000000000000";

/**
 * Recomputes every chain of the journal from its stored entries, and compares every approved minutes with what its entry says of it.
 * Reads over all territories: for the worker or the operator. Entries written meanwhile are left for the next time.
 */
export const verifyJournal = (db: Db, now: Date, territoryId?: TerritoryId): Promise<ChainReport[]> =>
	verifyEach(db, now, (tx) => listChains(tx, territoryId), verifyChain);

/** Heads and last entries in one statement, hence one snapshot. A territory always has a chain: its creation was recorded. */
async function listChains(tx: Tx, only: TerritoryId | undefined): Promise<Chain[]> {
	const { rows } = await sql<Chain>`
		with known as (
			select territory_id from journal_head union select territory_id from journal_entry union select id from territory
		)
		select known.territory_id, head.seq as head_seq, head.hash as head_hash,
			(select max(seq) from journal_entry entry where entry.territory_id = known.territory_id) as last_seq
		from known left join journal_head head on head.territory_id = known.territory_id
		where ${only ?? null}::uuid is null or known.territory_id = ${only ?? null}::uuid
		order by known.territory_id`.execute(tx);
	return rows;
}

async function verifyChain(tx: Tx, chain: Chain): Promise<ChainReport> {
	const { territoryId, headSeq, lastSeq } = chain;
	if (lastSeq === null && headSeq === null) return { territoryId, entries: 0, intact: false, brokenAtSeq: 0, reason: "missing" };
	const recorded = new Set<string>();
	const report = await followChain(chain, genesis, {
		read: (after, upTo) => readBatch(tx, territoryId, after, upTo),
		bodyOf: ({ name, payload, personId: person }) => ({ name, payload: parsed(payload), person }),
		async check({ name, payload }) {
			if (name !== "minutes.approved") return null;
			const { minutesId, sha256: approvedHash } = JSON.parse(payload) as { minutesId: string; sha256: string };
			recorded.add(minutesId);
			return checkMinutes(tx, territoryId, minutesId, approvedHash);
		},
	});
	if (report.intact && territoryId !== accountChain && (await hasUnrecordedMinutes(tx, territoryId, report.entries, recorded)))
		return { ...report, intact: false, brokenAtSeq: report.entries, reason: "minutes-unrecorded" };
	return report;
}

interface StoredEntry extends ChainedEntry {
	personId: string | null;
	name: string;
	payload: string;
}

const readBatch = async (tx: Tx, territoryId: TerritoryId, after: number, upTo: number): Promise<StoredEntry[]> =>
	tx
		.selectFrom("journalEntry")
		.select(["seq", "personId", "name", "payload", "previousHash", "hash"])
		.select(storedAt)
		.where("territoryId", "=", territoryId)
		.where("seq", ">", after)
		.where("seq", "<=", upTo)
		.orderBy("seq")
		.limit(batchSize)
		.execute();

function parsed(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return canonicalize(value) === text ? value : null;
	} catch {
		return null;
	}
}

async function checkMinutes(tx: Tx, territoryId: TerritoryId, minutesId: string, approvedHash: string): Promise<BreakReason | null> {
	const minutes = await tx
		.selectFrom("minutes")
		.select(["status", "doc", "frozenText", "sha256"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", minutesId)
		.executeTakeFirst();
	if (!minutes) return "minutes-missing";
	const { status, doc, frozenText } = minutes;
	const isIntact =
		status === "approved" &&
		frozenText !== null &&
		sha256(frozenText) === approvedHash &&
		minutes.sha256 === approvedHash &&
		shows(frozenText, doc);
	return isIntact ? null : "minutes-altered";
}

/** The page reads the document, the seal covers the frozen text: both must say the same. */
function shows(frozenText: string, doc: unknown): boolean {
	const frozen = JSON.parse(frozenText) as { doc?: unknown };
	return canonicalize(frozen.doc ?? frozen) === canonicalize(doc);
}

/** Minutes marked approved behind the application's back: no entry up to the head tells of it. */
async function hasUnrecordedMinutes(tx: Tx, territoryId: TerritoryId, headSeq: number, recorded: ReadonlySet<string>): Promise<boolean> {
	const rows = await tx
		.selectFrom("minutes")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("status", "=", "approved")
		.execute();
	const missing = rows.filter(({ id }) => !recorded.has(id)).map(({ id }) => id);
	if (missing.length === 0) return false;
	// approved while this ran: recorded after the head that was read
	const { rows: late } = await sql<{ id: string }>`
		select payload::jsonb ->> 'minutesId' as id from journal_entry
		where territory_id = ${territoryId} and seq > ${headSeq} and name = 'minutes.approved'`.execute(tx);
	return missing.some((id) => !late.some((entry) => entry.id === id));
}
