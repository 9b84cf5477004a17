import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { sql } from "kysely";
import { type Db, inUnit, type Tx } from "#db/client.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { BreakReason, ChainReport } from "./types.ts";

/** What the journal and « qui a vu quoi » have in common: entries that each hold the hash of the one before, and a head kept apart. */
export interface Chain {
	territoryId: TerritoryId;
	headSeq: number | null;
	headHash: string | null;
	lastSeq: number | null;
}

export interface ChainedEntry {
	seq: number;
	/** To the microsecond: the hashed text only holds milliseconds, and nothing may hide below. */
	at: string;
	previousHash: string;
	hash: string;
}

interface Beginning {
	firstSeq: number;
	previousHash: string;
}
export const genesis: Beginning = { firstSeq: 1, previousHash: "0".repeat(64) };

export const batchSize = 1_000;
export const storedAt = sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as("at");

export const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Reads over all territories, and writes nothing. */
export function verifyEach<Known extends Chain>(
	db: Db,
	now: Date,
	list: (tx: Tx) => Promise<Known[]>,
	verify: (tx: Tx, chain: Known) => Promise<ChainReport>,
): Promise<ChainReport[]> {
	return inUnit(
		db,
		{ personId: null, territoryIds: [], now, isSweep: true },
		async (tx) => {
			const reports: ChainReport[] = [];
			for (const chain of await list(tx)) reports.push(await verify(tx, chain));
			return reports;
		},
		"read only",
	);
}

/** Recomputes a chain from its stored entries, up to what was there when it was listed. */
export async function followChain<Entry extends ChainedEntry>(
	{ territoryId, headSeq, headHash, lastSeq }: Chain,
	begins: Beginning,
	{
		read,
		bodyOf,
		check,
	}: {
		/** At most a batch, in order. */
		read: (after: number, upTo: number) => Promise<Entry[]>;
		/** What an entry says, beside its place and its time. */
		bodyOf: (entry: Entry) => object;
		check?: (entry: Entry) => Promise<BreakReason | null>;
	},
): Promise<ChainReport> {
	let entries = 0;
	let previous = { seq: begins.firstSeq - 1, hash: begins.previousHash };
	const broken = (reason: BreakReason, brokenAtSeq: number): ChainReport => ({ territoryId, entries, intact: false, brokenAtSeq, reason });

	for (;;) {
		// from 0: nothing may stand before the beginning
		const batch = await read(entries === 0 ? 0 : previous.seq, Math.max(headSeq ?? 0, lastSeq ?? 0));
		if (batch.length === 0) break;
		for (const entry of batch) {
			if (entry.seq !== previous.seq + 1) return broken("gap", previous.seq + 1);
			if (entry.previousHash !== previous.hash) return broken("link-broken", entry.seq);
			if (entry.hash !== hashOf(territoryId, entry, bodyOf(entry))) return broken("entry-altered", entry.seq);
			const reason = await check?.(entry);
			if (reason) return broken(reason, entry.seq);
			previous = { seq: entry.seq, hash: entry.hash };
			entries += 1;
		}
	}

	if (headSeq === null) return broken("head-missing", previous.seq);
	if (previous.seq < headSeq) return broken("truncated", previous.seq + 1);
	if (previous.seq > headSeq || previous.hash !== headHash) return broken("head-altered", previous.seq);
	return { territoryId, entries, intact: true };
}

/** The same text as the SQL functions record_event and record_access build: canonical JSON (RFC 8785) after the previous hash. */
function hashOf(territory: string, { at, seq, previousHash }: ChainedEntry, body: object): string | null {
	if (!at.endsWith("000Z")) return null;
	return sha256(previousHash + canonicalize({ ...body, at: `${at.slice(0, -4)}Z`, seq, territory }));
}
