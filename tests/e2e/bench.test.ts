import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { tableOf } from "../../bench/report.ts";
import { runBench } from "../../bench/run-bench.ts";
import { digests } from "../../bench/scenarios/digests.ts";
import { list } from "../../bench/scenarios/list.ts";
import { sheet } from "../../bench/scenarios/sheet.ts";
import { write } from "../../bench/scenarios/write.ts";

const hasRedis = (process.env.PATH ?? "").split(path.delimiter).some((folder) => existsSync(path.join(folder, "redis-server")));
const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-bench-"));
chmodSync(dataDir, 0o755);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("the bench loads its data, is answered everywhere, and tells what it measured", async () => {
	const settings = { territories: 2, largeSheets: 120, rounds: 1, seconds: 0.2, connections: 2, warmUp: 4, digests: 60 };
	const report = await runBench([list, sheet, write, digests], settings, { dataDir, port: await freePort(), say: () => {} });

	const pages = ["list", "list, values", "list of 12,000, sorted", "sheet"];
	const letters = ["digests, PostgreSQL", ...(hasRedis ? ["digests, Redis"] : [])];
	expect(Object.keys(report.figures)).toEqual([...pages, "write", ...letters]);
	for (const figures of Object.values(report.figures)) {
		expect(figures.perSecond).toBeGreaterThan(0);
		expect(figures.limitPerSecond).toBeGreaterThan(0);
	}
	for (const page of pages) {
		const { roundTrips = 0, htmlKiB = 0, cssKiB = 0, jsKiB = Number.NaN } = report.figures[page] ?? {};
		expect(roundTrips, `${page}: round trips to the database`).toBeLessThanOrEqual(8);
		expect(jsKiB, `${page}: a page to read ships no script`).toBe(0);
		expect(htmlKiB + cssKiB, `${page}: first visit`).toBeLessThan(60);
	}
	for (const name of letters)
		expect(report.figures[name]?.statements, `${name}: statements a digest, however many things wait`).toBeLessThan(6);
	expect(tableOf(report).split("\n")).toHaveLength(1 + pages.length + 1 + letters.length);
});

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const server = createServer().listen(0, "127.0.0.1", () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}
