import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, inject } from "vitest";
import type { Product } from "#bin/product.ts";
import { demonstrationMorning, productIn } from "./start-product.ts";

export interface RunningProduct {
	url: string;
	databaseUrl: string;
	dataDir: string;
	/** The product's clock: moved by the test, read by the product. */
	clock: { now: Date };
}

/** The whole built product, with the demonstration, on a database of its own and a clock the test moves. */
export function useProduct(startsAt = demonstrationMorning): RunningProduct {
	const running = { clock: { now: startsAt } } as RunningProduct;
	let product: Product;
	let dataDir: string;
	beforeAll(async () => {
		dataDir = mkdtempSync(path.join(tmpdir(), "maillage-e2e-"));
		chmodSync(dataDir, 0o755);
		// another moment has another demonstration; `cp`, since the cluster must stay its owner's
		if (startsAt === demonstrationMorning) execFileSync("cp", ["-a", `${inject("demonstration")}/.`, dataDir]);
		product = await productIn(dataDir, () => running.clock.now, ["web", "worker"]);
		Object.assign(running, { url: product.url, databaseUrl: product.databaseUrl, dataDir });
	}, 180_000);
	afterAll(async () => {
		await product?.stop();
		rmSync(dataDir, { recursive: true, force: true });
	});
	return running;
}
