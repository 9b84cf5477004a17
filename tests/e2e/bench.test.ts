import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { freePort } from "#db/free-port.ts";
import { hasRedisServer } from "../../bench/redis.ts";
import { tableOf } from "../../bench/report.ts";
import { runBench } from "../../bench/run-bench.ts";
import { digests } from "../../bench/scenarios/digests.ts";
import { documents } from "../../bench/scenarios/documents.ts";
import { growth } from "../../bench/scenarios/growth.ts";
import { list } from "../../bench/scenarios/list.ts";
import { memory } from "../../bench/scenarios/memory.ts";
import { sheet } from "../../bench/scenarios/sheet.ts";
import { typing } from "../../bench/scenarios/typing.ts";
import { visits } from "../../bench/scenarios/visits.ts";
import { write } from "../../bench/scenarios/write.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-bench-"));
chmodSync(dataDir, 0o755);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test("the bench loads its data, is answered everywhere, and tells what it measured", async () => {
	const settings = {
		...{ territories: 2, largeSheets: 120, rounds: 1, seconds: 0.2, connections: 2, warmUp: 4, digests: 60 },
		...{ growth: [2], writers: [2], texts: 2, typingSeconds: 0.5, requests: 12, documents: 3 },
	};
	const scenarios = [list, sheet, write, growth, visits, typing, memory, documents, digests];
	const report = await runBench(scenarios, settings, { dataDir, port: await freePort(), say: () => {} });

	const pages = ["list", "list, values", "list of 12,000, sorted", "sheet"];
	expect(report.failed).toEqual([]);
	const letters = ["digests, PostgreSQL", ...(hasRedisServer ? ["digests, Redis"] : [])];
	const duels = [...pages, "write", ...letters];
	const others = [
		...["growth, list", "growth, sheet", "growth, duties", "growth, sheets of one territory"],
		...["visit, list", "visit, sheet", "visit, editor", "typing, 2 writers", "typing, 2 documents × 5", "typing, two browsers"],
		...["memory", "minutes as PDF", "sheets as PDF"],
	];
	expect(Object.keys(report.figures).toSorted()).toEqual([...duels, ...others].toSorted());
	for (const name of duels) {
		expect(report.figures[name]?.perSecond, name).toBeGreaterThan(0);
		expect(report.figures[name]?.limitPerSecond, name).toBeGreaterThan(0);
	}
	for (const [name, figures] of Object.entries(report.figures))
		for (const [figure, value] of Object.entries(figures)) expect(value, `${name}: ${figure}`).not.toBeNaN();
	for (const name of others.filter((other) => other.startsWith("typing")))
		expect(report.figures[name]?.lost, `${name}: nothing that was typed is lost`).toBe(0);
	for (const page of ["list", "sheet", "duties"])
		expect(report.figures[`growth, ${page}`], `${page}: walls are asked once for a statement`).toMatchObject({ perRowWalls: 0 });
	for (const page of pages) {
		const { roundTrips = 0, htmlKiB = 0, cssKiB = 0, jsKiB = Number.NaN } = report.figures[page] ?? {};
		expect(roundTrips, `${page}: round trips to the database`).toBeLessThanOrEqual(8);
		expect(jsKiB, `${page}: a page to read ships no script`).toBe(0);
		expect(htmlKiB + cssKiB, `${page}: first visit`).toBeLessThan(60);
	}
	for (const name of letters)
		expect(report.figures[name]?.statements, `${name}: statements a digest, however many things wait`).toBeLessThan(6);
	const [figures = ""] = tableOf(report).split("\n\n");
	expect(figures.split("\n")).toHaveLength(1 + duels.length);
	for (const { goal, name } of report.goals) expect(tableOf(report)).toContain(`${goal}  ${name}`);
}, 300_000);
