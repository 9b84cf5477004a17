import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { demonstrationMorning, productIn } from "./start-product.ts";

declare module "vitest" {
	interface ProvidedContext {
		/** Folder of a stopped product that holds the demonstration of that morning, and has done nothing since. */
		demonstration: string;
	}
}

/** Lives the demonstration once for the run: a test file takes its copy in a second rather than live it again in ten. */
export default async function setup(project: TestProject) {
	const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-demonstration-"));
	chmodSync(dataDir, 0o755);
	const product = await productIn(dataDir, () => demonstrationMorning, ["web"]);
	await product.stop();
	project.provide("demonstration", dataDir);
	return () => rmSync(dataDir, { recursive: true, force: true });
}
