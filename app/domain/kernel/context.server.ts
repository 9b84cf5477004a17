import { type Db, inUnit, type ReadTx, type Tx } from "#db/client.server.ts";
import type { Actor } from "./actor.ts";
import type { PersonId, TerritoryId } from "./ids.ts";

export type { ReadTx, Tx };

/** What a command receives: the pool, who acts in which territory, and the time at the edge. */
export interface Ctx {
	db: Db;
	actor: Actor;
	now: Date;
}
/** A person outside any one territory: their account, their duties everywhere. */
export interface PersonCtx {
	db: Db;
	personId: PersonId;
	territoryIds: readonly TerritoryId[];
	now: Date;
}
/** A worker: no person, one territory or, when sweeping, all of them. */
export interface SystemCtx {
	db: Db;
	now: Date;
	territoryId?: TerritoryId | null;
	/** Several, where one write concerns each of them. */
	territoryIds?: readonly TerritoryId[];
}

/** An organisation that answers one referral by its link: no person, no account. */
export interface LinkCtx {
	db: Db;
	now: Date;
	territoryId: TerritoryId;
	/** Digest of the session that the link was exchanged for. */
	link: string;
}

export type AnyCtx = Ctx | PersonCtx | SystemCtx | LinkCtx;

function unitOf(ctx: AnyCtx) {
	if ("link" in ctx) return { personId: null, territoryIds: [ctx.territoryId], now: ctx.now, link: ctx.link };
	if ("actor" in ctx) return { personId: ctx.actor.personId, territoryIds: [ctx.actor.territoryId], now: ctx.now };
	if ("personId" in ctx) return { personId: ctx.personId, territoryIds: ctx.territoryIds, now: ctx.now };
	return { personId: null, territoryIds: ctx.territoryIds ?? (ctx.territoryId ? [ctx.territoryId] : []), now: ctx.now };
}

/** One command, one transaction. */
export const inTransaction = <T>(ctx: AnyCtx, work: (tx: Tx) => Promise<T>): Promise<T> => inUnit(ctx.db, unitOf(ctx), work);

/** Reads see one state of the database, and cannot write. */
export const reading = <T>(ctx: AnyCtx, work: (tx: ReadTx) => Promise<T>): Promise<T> => inUnit(ctx.db, unitOf(ctx), work, "read only");

/** A worker's look over every territory. */
export const sweeping = <T>(ctx: SystemCtx, work: (tx: ReadTx) => Promise<T>): Promise<T> =>
	inUnit(ctx.db, { personId: null, territoryIds: [], now: ctx.now, isSweep: true }, work, "read only");
