import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import { type PlainGrid, SpreadsheetRefused } from "./spreadsheets.server.ts";

// by the package's own map of paths: the bundle that this file ends in stands elsewhere
const thread = createRequire(import.meta.url).resolve("#app/adapters/spreadsheet-thread.ts");
/** A dense file of ten megabytes takes about three seconds; one that takes ten times as long was made for it. */
const patience = 30_000;

/** Reads a spreadsheet without holding up the pages that others ask for meanwhile. @throws SpreadsheetRefused */
export async function readSpreadsheetAside(bytes: Uint8Array): Promise<PlainGrid[]> {
	const worker = new Worker(thread, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: 1_024 } });
	try {
		const answer = await new Promise<{ grids: PlainGrid[] } | { refused: string }>((resolve, reject) => {
			const giveUp = setTimeout(() => resolve({ refused: "import.too-heavy" }), patience);
			worker.once("message", resolve);
			worker.once("error", (error: Error & { code?: string }) =>
				error.code === "ERR_WORKER_OUT_OF_MEMORY" ? resolve({ refused: "import.too-heavy" }) : reject(error),
			);
			worker.once("exit", () => clearTimeout(giveUp));
		});
		if ("refused" in answer) throw new SpreadsheetRefused(answer.refused);
		return answer.grids;
	} finally {
		await worker.terminate();
	}
}
