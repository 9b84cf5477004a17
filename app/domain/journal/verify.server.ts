import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { sql } from "kysely";
import { type Db, inUnit, type Tx } from "#db/client.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { BreakReason, ChainReport } from "./types.ts";

const genesis = "0".repeat(64);
/** The chain of facts that belong to accounts, and to no territory. */
const accountChain = "00000000-0000-0000-0000-000000000000";
const batchSize = 1_000;

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/**
 * Recomputes every chain of the journal from its stored entries, and compares every approved minutes with what its entry says of it.
 * Reads over all territories: for the worker or the operator. Entries written meanwhile are left for the next time.
 */
export async function verifyJournal(db: Db, now: Date, territoryId?: TerritoryId): Promise<ChainReport[]> {
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
}

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

async function verifyChain(tx: Tx, { territoryId, headSeq, headHash, lastSeq }: Chain): Promise<ChainReport> {
	let previous = { seq: 0, hash: genesis };
	const broken = (reason: BreakReason, brokenAtSeq: number): ChainReport => ({
		territoryId,
		entries: previous.seq,
		intact: false,
		brokenAtSeq,
		reason,
	});
	if (lastSeq === null && headSeq === null) return broken("missing", 0);
	const recorded = new Set<string>();

	for (;;) {
		const entries = await readBatch(tx, territoryId, previous.seq, Math.max(headSeq ?? 0, lastSeq ?? 0));
		if (entries.length === 0) break;
		for (const entry of entries) {
			if (entry.seq !== previous.seq + 1) return broken("gap", previous.seq + 1);
			if (entry.previousHash !== previous.hash) return broken("link-broken", entry.seq);
			if (entry.hash !== hashOf(territoryId, entry)) return broken("entry-altered", entry.seq);
			if (entry.name === "minutes.approved") {
				const { minutesId, sha256: approvedHash } = JSON.parse(entry.payload) as { minutesId: string; sha256: string };
				const reason = await checkMinutes(tx, territoryId, minutesId, approvedHash);
				if (reason) return broken(reason, entry.seq);
				recorded.add(minutesId);
			}
			previous = { seq: entry.seq, hash: entry.hash };
		}
	}

	if (headSeq === null) return broken("head-missing", previous.seq);
	if (previous.seq < headSeq) return broken("truncated", previous.seq + 1);
	if (previous.seq > headSeq || previous.hash !== headHash) return broken("head-altered", previous.seq);
	if (territoryId !== accountChain && (await hasUnrecordedMinutes(tx, territoryId, headSeq, recorded))) {
		return broken("minutes-unrecorded", previous.seq);
	}
	return { territoryId, entries: previous.seq, intact: true };
}

interface StoredEntry {
	seq: number;
	/** To the microsecond: the hashed text only holds milliseconds, and nothing may hide below. */
	at: string;
	personId: string | null;
	name: string;
	payload: string;
	previousHash: string;
	hash: string;
}

const readBatch = async (tx: Tx, territoryId: TerritoryId, after: number, upTo: number): Promise<StoredEntry[]> =>
	tx
		.selectFrom("journalEntry")
		.select(["seq", "personId", "name", "payload", "previousHash", "hash"])
		.select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as("at"))
		.where("territoryId", "=", territoryId)
		.where("seq", ">", after)
		.where("seq", "<=", upTo)
		.orderBy("seq")
		.limit(batchSize)
		.execute();

/** The same text as the SQL function record_event builds: canonical JSON (RFC 8785) after the previous hash. */
function hashOf(territory: string, { at, name, payload, personId: person, seq, previousHash }: StoredEntry): string | null {
	if (!at.endsWith("000Z")) return null;
	const body = { at: `${at.slice(0, -4)}Z`, name, payload: parsed(payload), person, seq, territory };
	return sha256(previousHash + canonicalize(body));
}

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
