import { mkdirSync } from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import type { Bench, Figures, Scenario, Settings } from "./bench.ts";
import { startChild } from "./child.ts";
import { freshDatabase } from "./data/database.ts";
import { signInMany } from "./people.ts";
import { loadNow, type Report, reportOf } from "./report.ts";
import { serveProduct } from "./serve.ts";

interface Place {
	/** Keeps the loaded database from one run to the next. */
	dataDir: string;
	/** Where the product listens. */
	port: number;
	say: (sentence: string) => void;
}

/** Starts database, product, limit and client, each in its own process, runs the scenarios one by one, and stops everything. */
export async function runBench(scenarios: readonly Scenario[], settings: Settings, { dataDir, port, say }: Place): Promise<Report> {
	const closers: (() => Promise<unknown>)[] = [];
	const child = async (...args: Parameters<typeof startChild>) => {
		const started = await startChild(...args);
		closers.push(started.stop);
		return started;
	};
	try {
		mkdirSync(dataDir, { recursive: true, mode: 0o755 });
		const server = await startEmbeddedPostgres({ dataDir });
		closers.push(() => server.stop());
		const { territories, largeSheets } = settings;
		const databaseUrl = await freshDatabase(server.adminUrl, { territories, largeSheets }, say);
		const people = await signInMany(databaseUrl);
		const limit = await child("servers/limit.ts", { DATABASE_URL: databaseUrl });
		const productDir = path.join(dataDir, "product");
		const product = await serveProduct({ databaseUrl, dataDir: productDir, port });
		closers.push(product.child.stop);
		const bench: Bench = {
			settings,
			adminUrl: server.adminUrl,
			databaseUrl,
			dataDir: productDir,
			say,
			people,
			client: await child("client.ts", {}),
			limit: { child: limit, origin: `http://127.0.0.1:${await limit.ask<number>("port")}` },
			product,
		};
		const loadBefore = loadNow();
		const figures: Record<string, Figures> = {};
		const failed: string[] = [];
		for (const scenario of scenarios) {
			say(`Measuring ${scenario.name}…`);
			const measured = await scenario.run(bench).catch((error: Error) => {
				// what the others measured is not lost with it
				say(`  ${scenario.name} failed: ${error.stack}`);
				failed.push(scenario.name);
				return {};
			});
			Object.assign(figures, measured);
			// a long run that is cut short has told something
			for (const [name, one] of Object.entries(measured)) say(`  ${name}: ${wordsOf(one)}`);
		}
		return { ...reportOf(settings, figures, new Date(), loadBefore), failed };
	} finally {
		for (const close of closers.reverse()) await close();
	}
}

const wordsOf = (figures: Figures) =>
	Object.entries(figures)
		.map(([figure, value]) => `${figure} ${value.toFixed(2)}`)
		.join(", ");
