import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { prepareQueue } from "#app/adapters/queue.server.ts";
import { type Db, openDb } from "#db/client.server.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded.ts";
import { freePort } from "#db/free-port.ts";
import { migrateToLatest } from "#db/migrate.ts";
import { type FaultySmtp, startFaultySmtp } from "#tests/support/faulty-smtp.ts";
import { openQueueHandle } from "#tests/support/queue-handle.ts";
import { until } from "#tests/support/until.ts";
import { startRedis } from "../../../bench/redis.ts";
import { startWire, type Wire } from "./wire.ts";

/** A process of the product, that may be killed at any time and started again at the same address. */
export interface Part {
	name: string;
	port: number | null;
	child: ChildProcess | null;
	/** Of its clock, beside the right time. */
	aheadMs: number;
	start(): Promise<void>;
	kill(): Promise<void>;
	pause(): void;
	goOn(): void;
	setClock(aheadMs: number): void;
}

/** Servers and processes of one trial, and what happened to them. */
export interface Place {
	backend: "postgres" | "redis";
	webs: Part[];
	workers: Part[];
	/** Between every process of the product and PostgreSQL, or Redis. */
	database: Wire;
	redis: Wire | null;
	smtp: FaultySmtp;
	/** For writers that prepare what they need: through nothing that breaks but the server itself. */
	db(role: "owner" | "app" | "worker"): Db;
	ask<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
	/** Origin of the balancer, which gives each connection to one of the webs that are up. */
	publicUrl: string;
	databaseUrl: string;
	redisUrl: string | null;
	/** What the queue put off until later is due now. */
	bringForward(): Promise<void>;
	killDatabase(): Promise<void>;
	restartDatabase(): Promise<void>;
	killRedis(): Promise<void>;
	emptyRedis(): Promise<void>;
	close(): Promise<void>;
}

export async function startPlace(backend: "postgres" | "redis", log: (line: string) => void): Promise<Place> {
	const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-nemesis-"));
	chmodSync(dataDir, 0o755); // PostgreSQL runs as another user when this runs as root
	const closers: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })];
	const close = async () => {
		for (const end of closers.splice(0).reverse()) await end();
	};
	try {
		mkdirSync(path.join(dataDir, "server"), { mode: 0o755 });
		// durable: what it acknowledges is on the disk, or the trial would blame the product
		const startServer = () => startEmbeddedPostgres({ dataDir: path.join(dataDir, "server") });
		let server: EmbeddedPostgres = await startServer();
		closers.push(() => server.stop());
		const addressOf = (at: string | number) => {
			const url = new URL(server.adminUrl);
			url.pathname = "/maillage";
			if (typeof at === "number") url.port = String(at);
			return url.href;
		};
		const admin = new pg.Client({ connectionString: server.adminUrl });
		await admin.connect();
		await admin.query("create database maillage");
		await admin.end();
		await migrateToLatest(addressOf("direct"));
		if (backend === "postgres") await prepareQueue(addressOf("direct"));
		const portNow = () => Number(new URL(server.adminUrl).port);
		const database = await startWire(portNow);
		closers.push(() => database.close());
		const databaseUrl = addressOf(database.port);
		const redis = backend === "redis" ? await startQueueStore(path.join(dataDir, "redis")) : null;
		if (redis) closers.push(() => redis.close());
		const smtp = await startFaultySmtp();
		closers.push(() => smtp.close());

		const webs: Part[] = [];
		const pools = new Map<string, Db>();
		closers.push(() => Promise.all([...pools.values()].map((db) => db.close())));
		const balancer = await startWire(() => {
			const up = webs.filter(({ child }) => child?.connected);
			return (up[Math.floor(Math.random() * up.length)] ?? webs[0])?.port ?? 0;
		});
		closers.push(() => balancer.close());
		const publicUrl = `http://localhost:${balancer.port}`;
		const env: Record<string, string> = {
			DATABASE_URL: databaseUrl,
			DATA_DIR: path.join(dataDir, "product"),
			KEYRING: `tests:${Buffer.alloc(32, 7).toString("base64url")}`, // those of testVault
			PUBLIC_URL: publicUrl,
			SMTP_URL: smtp.url,
			DEMO: "0",
			...(redis ? { REDIS_URL: `redis://127.0.0.1:${redis.proxy.port}` } : {}),
		};
		const partOf = async (name: string, port: number | null): Promise<Part> => {
			const part = newPart(name, port, { ...env, PORT: String(port ?? 0) }, log);
			closers.push(() => part.kill());
			await part.start();
			return part;
		};
		const [first, second, ...workers] = await Promise.all([
			partOf("web-1", await freePort()),
			partOf("web-2", await freePort()),
			partOf("worker-1", null),
			partOf("worker-2", null),
		]);
		webs.push(first, second);
		const place: Place = {
			backend,
			webs,
			workers,
			database,
			redis: redis?.proxy ?? null,
			smtp,
			publicUrl,
			databaseUrl,
			redisUrl: env.REDIS_URL ?? null,
			async bringForward() {
				const handle = openQueueHandle(databaseUrl, env.REDIS_URL ?? null);
				await handle.bringForward().catch(() => undefined);
				await handle.close();
			},
			db(role) {
				const known = pools.get(role);
				if (known) return known;
				const made = openDb(role, databaseUrl, { maxConnections: 4, onPoolError: () => {} });
				pools.set(role, made);
				return made;
			},
			async ask(sql, values) {
				const client = new pg.Client({ connectionString: addressOf("direct") });
				client.on("error", () => {});
				try {
					await client.connect();
					return (await client.query(sql, values)).rows as never;
				} finally {
					await client.end().catch(() => undefined);
				}
			},
			async killDatabase() {
				const pid = Number(readFileSync(path.join(dataDir, "server", "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
				process.kill(pid, "SIGKILL");
				await until(async () => !isAlive(pid));
				await startAgain();
			},
			async restartDatabase() {
				await server.stop();
				await startAgain();
			},
			killRedis: async () => redis?.restart(),
			emptyRedis: async () => redis?.empty(),
			close,
		};
		const startAgain = async () => {
			// orphans of a killed server hold its memory for a moment
			server = await until(() => startServer().catch(() => null), 60_000);
		};
		return place;
	} catch (error) {
		await close();
		throw error;
	}
}

function newPart(name: string, port: number | null, env: Record<string, string>, log: (line: string) => void): Part {
	const part: Part = {
		name,
		port,
		child: null,
		aheadMs: 0,
		async start() {
			for (;;) {
				const child = fork(path.join(import.meta.dirname, "process.ts"), [port === null ? "worker" : "web"], {
					env: { ...process.env, NODE_ENV: "production", ...env },
					execArgv: ["--disable-warning=ExperimentalWarning"],
					stdio: ["ignore", 2, 2, "ipc"],
				});
				part.child = child;
				const isReady = await Promise.race([once(child, "message").then(() => true), once(child, "exit").then(() => false)]);
				if (isReady) break;
				if (part.child !== child) return;
				log(`${name} did not start; again`); // its database was away: whoever runs it would start it again
				await new Promise((resolve) => setTimeout(resolve, 500));
			}
			part.setClock(part.aheadMs);
		},
		async kill() {
			const { child } = part;
			part.child = null;
			if (!child || child.exitCode !== null || child.signalCode !== null) return;
			const gone = once(child, "exit");
			child.kill("SIGKILL");
			await gone;
		},
		pause: () => void part.child?.kill("SIGSTOP"),
		goOn: () => void part.child?.kill("SIGCONT"),
		setClock(aheadMs) {
			part.aheadMs = aheadMs;
			if (part.child?.connected) part.child.send({ aheadMs });
		},
	};
	return part;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

async function startQueueStore(folder: string) {
	mkdirSync(folder);
	// what it acknowledges is on the disk: the queue is a store, not a cache
	const redis = await startRedis(["--appendonly", "yes", "--appendfsync", "always", "--dir", folder]);
	const proxy = await startWire(() => redis.port);
	return {
		proxy,
		async restart() {
			await redis.kill();
			await redis.start();
		},
		empty: async () => void (await redis.say("FLUSHALL")),
		async close() {
			await proxy.close();
			await redis.kill();
		},
	};
}
