import { sql } from "kysely";
import { type AnyCtx, reading } from "../kernel/context.server.ts";
import { isKeyTrouble } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Vault } from "../kernel/sealed.server.ts";
import { territoryKeyPlace } from "./keys.server.ts";

interface Sample {
	id: string;
	territoryId: TerritoryId;
	wrapped: string;
}

/** One territory's key for each of the operator's keys in use. */
const sampleKeys = (ctx: AnyCtx): Promise<Sample[]> =>
	reading(ctx, async (tx) => (await sql<Sample>`select * from sample_territory_keys()`.execute(tx)).rows);

/** Whether some territory has a key already: its operator's key then exists somewhere, and no other may take its place. */
export const isAnythingSealed = async (ctx: AnyCtx): Promise<boolean> => (await sampleKeys(ctx)).length > 0;

/** Whether the keyring opens the keys of every territory, by one sample of each of the operator's keys they call for. */
export async function doesVaultOpen(ctx: AnyCtx, vault: Vault): Promise<boolean> {
	try {
		for (const { id, territoryId, wrapped } of await sampleKeys(ctx)) vault.unwrap(territoryKeyPlace(territoryId, id), wrapped);
		return true;
	} catch (error) {
		if (isKeyTrouble(error)) return false;
		throw error;
	}
}
