import { processorOfBackends } from "./backends.ts";
import type { Child } from "./child.ts";
import type { Asked, Load, Measured } from "./client.ts";
import type { People } from "./people.ts";
import type { Served } from "./serve.ts";
import type { Usage } from "./servers/product.ts";

export interface Settings {
	territories: number;
	largeSheets: number;
	rounds: number;
	/** Of each round. */
	seconds: number;
	/** Requests before the first round: code gets compiled, connections opened, statements prepared. */
	warmUp: number;
	connections: number;
	/** People to whom a digest is sent. */
	digests: number;
	/** Territories of each database that is compared with the others. */
	growth: readonly number[];
	/** Before memory is looked at. */
	requests: number;
	/** Texts open while it is. */
	documents: number;
	/** Of typing, for each number of writers. */
	typingSeconds: number;
	/** Writers of one text, each number in turn. */
	writers: readonly number[];
	/** Texts written by five people each, all at once. */
	texts: number;
}

/** What every scenario has at hand. */
export interface Bench {
	settings: Settings;
	/** Superuser address of the server, to make other databases. */
	adminUrl: string;
	/** Superuser address of this run's database. */
	databaseUrl: string;
	/** Where processes of the product may keep files. */
	dataDir: string;
	say(sentence: string): void;
	people: People;
	client: Child;
	limit: { child: Child; origin: string };
	product: Served;
}

/** One file each in scenarios/: what it measures, by name. */
export interface Scenario {
	name: string;
	run(bench: Bench): Promise<Record<string, Figures>>;
}

/** Figures by name, flat, so that two runs compare. */
export type Figures = Record<string, number>;

/** One page or write, asked of the limit and of the product, round after round in turn, so that both see the same machine. */
export interface Duel {
	limit: Pick<Load, "requests" | "isOnce" | "status">;
	product: Pick<Load, "requests" | "isOnce" | "status">;
}

export async function fight(bench: Bench, duel: Duel): Promise<Figures> {
	const results = { limit: [] as Measured[], product: [] as Measured[] };
	const requests = { limit: duel.limit.requests, product: duel.product.requests };
	const processor = { limit: { server: 0, database: 0 }, product: { server: 0, database: 0 } };
	const send = async (side: "limit" | "product", seconds: number, atLeast = 0) => {
		const measured = await load(bench, { ...duel[side], requests: requests[side], origin: bench[side].origin, seconds, atLeast });
		if (duel[side].isOnce) requests[side] = requests[side].slice(measured.sent);
		return measured;
	};
	for (const side of ["limit", "product"] as const) await send(side, 0, bench.settings.warmUp);
	const before = await usageOf(bench);
	for (let round = 0; round < bench.settings.rounds; round++) {
		for (const side of ["limit", "product"] as const) {
			const started = await processorOf(bench, side);
			results[side].push(await send(side, bench.settings.seconds));
			const ended = await processorOf(bench, side);
			processor[side].server += ended.server - started.server;
			processor[side].database += ended.database - started.database;
		}
	}
	const after = await usageOf(bench);
	const sentBy = (side: "limit" | "product") => results[side].reduce((sum, { sent }) => sum + sent, 0);
	const [theirs, ours] = [median(results.limit), median(results.product)];
	const limitProcessorMs = (processor.limit.server + processor.limit.database) / sentBy("limit");
	const serverMs = processor.product.server / sentBy("product");
	const databaseMs = processor.product.database / sentBy("product");
	return {
		limitPerSecond: theirs.perSecond,
		perSecond: ours.perSecond,
		share: ours.perSecond / theirs.perSecond,
		limitP95: theirs.p95,
		p50: ours.p50,
		p95: ours.p95,
		p99: ours.p99,
		p95Ratio: ours.p95 / theirs.p95,
		limitProcessorMs,
		serverMs,
		databaseMs,
		processorShare: limitProcessorMs / (serverMs + databaseMs),
		statements: (after.statements - before.statements) / sentBy("product"),
		roundTrips: (after.roundTrips - before.roundTrips) / sentBy("product"),
		memoryMiB: after.memory / 2 ** 20,
	};
}

const usageOf = ({ product }: Bench) => product.child.ask<Usage>("usage");

/** What a side costs, whatever else the machine does: its server's processor time and that of its connections in PostgreSQL. */
async function processorOf(bench: Bench, side: "limit" | "product") {
	const { processor: server } = await bench[side].child.ask<{ processor: number }>("usage");
	return { server, database: await processorOfBackends(bench.databaseUrl, side === "limit" ? "bench-limit" : "maillage-app") };
}

export async function load({ client, settings }: Bench, asked: Omit<Load, "connections">): Promise<Measured> {
	const answer = await client.ask<Measured & { error?: string }>({ ...asked, connections: settings.connections });
	if (answer.error) throw new Error(answer.error);
	return answer;
}

/** Each figure's own median: a round that something else disturbed weighs on none. */
export function median(rounds: Measured[]): Measured {
	const of = (name: keyof Measured) => {
		const sorted = rounds.map((round) => round[name]).sort((a, b) => a - b);
		return sorted[Math.floor(sorted.length / 2)] as number;
	};
	return { perSecond: of("perSecond"), p50: of("p50"), p95: of("p95"), p99: of("p99"), sent: of("sent") };
}

/** Bytes of a first visit, gzip: the page and all that it links to. */
export async function bytesOf({ product }: Bench, { path, cookie = "" }: Asked): Promise<Figures> {
	const headers = { "accept-encoding": "gzip", cookie };
	const { request } = await import("node:http");
	const fetchRaw = (address: string) =>
		new Promise<Buffer>((resolve, reject) => {
			request(new URL(address, product.origin), { headers }, (response) => {
				const chunks: Buffer[] = [];
				response.on("data", (chunk) => chunks.push(chunk));
				response.on("end", () => resolve(Buffer.concat(chunks)));
			})
				.on("error", reject)
				.end();
		});
	const page = await fetchRaw(path);
	const { gunzipSync } = await import("node:zlib");
	const html = gunzipSync(page).toString();
	const linked = [
		...new Set([...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(js|css|woff2))"/g)].map(([, address]) => address as string)),
	];
	const bytes = { htmlKiB: page.length / 1024, cssKiB: 0, jsKiB: 0 };
	for (const address of linked) bytes[address.endsWith(".js") ? "jsKiB" : "cssKiB"] += (await fetchRaw(address)).length / 1024;
	return bytes;
}
