import { readEnv } from "#app/adapters/env.server.ts";
import { type Day, instantAt } from "#app/domain/kernel/calendar.ts";
import { builtCode, type Part, type Product, startProduct } from "#bin/product.ts";
import { freePort } from "#db/free-port.ts";

/** A Tuesday, when most stories begin. */
export const demonstrationMorning = instantAt("2026-11-24" as Day, "09:00");

/** Starts what was built on what the folder holds; the demonstration is lived first where there is nothing. */
export async function productIn(dataDir: string, clock: () => Date, parts: readonly Part[]): Promise<Product> {
	const env = readEnv({ PORT: String(await freePort()), DATA_DIR: dataDir });
	return startProduct({ env, parts, isSteward: true, clock, code: builtCode });
}
