import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { readEnv } from "#app/adapters/env.server.ts";
import { builtCode, type Product, startProduct } from "#bin/product.ts";
import { freePort } from "#db/free-port.ts";

export interface RunningProduct {
	url: string;
	databaseUrl: string;
	dataDir: string;
	/** The product's clock: moved by the test, read by the product. */
	clock: { now: Date };
}

/** The whole built product, with the demonstration, on a database of its own and a clock the test moves. */
export function useProduct(startsAt: Date): RunningProduct {
	const running = { clock: { now: startsAt } } as RunningProduct;
	let product: Product;
	let dataDir: string;
	beforeAll(async () => {
		dataDir = mkdtempSync(path.join(tmpdir(), "maillage-e2e-"));
		chmodSync(dataDir, 0o755);
		const port = await freePort();
		const env = readEnv({ PORT: String(port), DATA_DIR: dataDir });
		product = await startProduct({ env, parts: ["web", "worker"], isSteward: true, clock: () => running.clock.now, code: builtCode });
		Object.assign(running, { url: product.url, databaseUrl: product.databaseUrl, dataDir });
	}, 180_000);
	afterAll(async () => {
		await product?.stop();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return running;
}
