import type { Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { sql } from "kysely";
import pg from "pg";
import type { Env } from "#app/adapters/env.server.ts";
import { createExportFiles } from "#app/adapters/export-files.server.ts";
import { openVault } from "#app/adapters/keyring-file.server.ts";
import { logger, troubleTeller } from "#app/adapters/logger.server.ts";
import { hashPassword } from "#app/adapters/passwords.server.ts";
import { assertQueuePrepared, prepareQueue, type QueueCounts } from "#app/adapters/queue.server.ts";
import { createSessions } from "#app/adapters/sessions.server.ts";
import { createStorage } from "#app/adapters/storage.server.ts";
import { createThrottle } from "#app/adapters/throttle.server.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import { witnessRefusal } from "#app/domain/referrals/commands/witness-refusal.server.ts";
import { doesVaultOpen, isAnythingSealed } from "#app/domain/referrals/key-samples.server.ts";
import { createWeb, type WebOptions } from "#app/http/server.server.ts";
import { type Db, inUnit, openDb } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { expectedMigrations, migrateToLatest } from "#db/migrate.ts";
import { startCollaboration } from "#workers/collaboration/main.ts";
import { queueGauges } from "./queue-state.ts";

export type Part = "web" | "worker";

export interface ProductOptions {
	env: Env;
	parts: readonly Part[];
	/** Whether this process looks after the schema and the demonstration; one role alone leaves them to another. */
	isSteward: boolean;
	clock?: () => Date;
	/** The web application and the workers, built; in development, Vite's newest. */
	code: () => Promise<Code>;
	onProgress?: (sentence: string) => void;
}

export interface Code {
	build: WebOptions["build"];
	mode: WebOptions["mode"];
	middleware?: WebOptions["middleware"];
	startWorkers: typeof import("#workers/main.ts").startWorkers;
}

export interface Product {
	/** Where the web answers; null when this process has no web. */
	url: string | null;
	databaseUrl: string;
	stop(): Promise<void>;
}

/** Loads what `npm run build` made. */
export async function builtCode(): Promise<Code> {
	const load = (file: string) => import(pathToFileURL(path.resolve("build", file)).href);
	const [build, workers] = await Promise.all([load("server/index.js"), load("worker/main.js")]);
	return { build, mode: "production", startWorkers: workers.startWorkers };
}

/**
 * Starts the database if it is ours, brings it up to date, then runs the parts asked for in this process.
 * `stop` drains requests, lets jobs finish or gives them back, and stops the database last.
 */
export async function startProduct({
	env,
	parts,
	isSteward,
	clock = () => new Date(),
	code,
	onProgress = () => {},
}: ProductOptions): Promise<Product> {
	const closers: (() => Promise<unknown>)[] = [];
	const stop = async () => {
		for (const close of closers.splice(0).reverse()) await close().catch((error) => logger.error({ err: error }, "stop failed"));
	};
	try {
		let vault: Vault | undefined;
		const prepare = async (url: string) => {
			if (!isSteward) return;
			await migrateToLatest(url);
			vault = await openVault(env, () => isNothingSealed(url, clock()));
			if (!env.redisUrl) await prepareQueue(url);
			if (env.isDemo) await loadDemonstrationOnce(url, clock(), vault, onProgress);
		};
		const databaseUrl = env.databaseUrl ?? (await startOwnDatabase(env, isSteward, prepare, closers));
		if (env.databaseUrl) await prepare(databaseUrl);
		// one part on a machine of its own makes no keyring: its key would open nothing of what the others seal
		vault ??= await openVault(env, async () => !env.databaseUrl && (await isNothingSealed(databaseUrl, clock())));
		const { build, mode, middleware, startWorkers } = await code();

		let isQueueReady = async () => true; // of this process: another one's workers answer for themselves
		let countJobs: () => Promise<QueueCounts | null> = async () => null;
		if (parts.includes("worker")) {
			if (!env.redisUrl) await assertQueuePrepared(databaseUrl);
			const workers = await startWorkers({
				databaseUrl,
				redisUrl: env.redisUrl,
				smtpUrl: env.smtpUrl,
				mailFrom: env.mailFrom,
				publicUrl: env.publicUrl,
				dataDir: env.dataDir,
				clock,
				logger,
			});
			closers.push(() => workers.close());
			isQueueReady = workers.isReady;
			countJobs = () => workers.counts().catch(() => null);
		}
		if (!parts.includes("web")) return { url: null, databaseUrl, stop };

		const onError = troubleTeller(logger, "request failed");
		const db = openDb("app", databaseUrl, {
			maxConnections: 20,
			onSlowQuery: (text, milliseconds) => logger.warn({ sql: text, milliseconds }, "slow query"),
			onPoolError: onError,
		});
		const throttle = createThrottle(databaseUrl, onError);
		closers.push(async () => {
			await db.close();
			await throttle.close();
		});
		const sessions = createSessions(db, clock, env.publicUrl.protocol === "https:");
		const files = createStorage(path.join(env.dataDir, "attachments"));
		const services = {
			db,
			sessions,
			throttle,
			files,
			vault,
			clock,
			publicUrl: env.publicUrl,
			isDemo: env.isDemo,
			accessibility: { contact: env.accessibilityContact, scheme: env.accessibilityScheme },
			onRefusal: witnessRefusal,
			exportFiles: createExportFiles(env.dataDir),
		};
		const server = createWeb({
			services,
			build,
			mode,
			middleware,
			whatIsNotReady: async () => (await whatIsNotReady(db, services.vault)) ?? ((await isQueueReady()) ? null : "queue"),
			readGauges: async () => queueGauges(db, clock(), await countJobs()),
			onError,
		});
		const collaboration = startCollaboration(server, {
			db,
			databaseUrl,
			sessions,
			clock,
			publicUrl: env.publicUrl,
			onError,
			isAlone: mode === "production",
		});
		await listen(server, env.port, env.host);
		closers.push(() => drain(server));
		closers.push(() => collaboration.close());
		const { port } = server.address() as { port: number };
		return { url: env.port === 0 ? `http://localhost:${port}` : env.publicUrl.origin, databaseUrl, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** A first start fills its database under another name: interrupted, it leaves nothing half-loaded behind. */
async function startOwnDatabase(
	env: Env,
	isSteward: boolean,
	prepare: (url: string) => Promise<void>,
	closers: (() => Promise<unknown>)[],
): Promise<string> {
	const server = await startEmbeddedPostgres({ dataDir: env.dataDir, shared: !isSteward });
	closers.push(() => server.stop());
	const urlOf = (database: string) => Object.assign(new URL(server.adminUrl), { pathname: `/${database}` }).href;
	const client = new pg.Client({ connectionString: server.adminUrl });
	await client.connect();
	try {
		const { rowCount } = await client.query("select from pg_database where datname = 'maillage'");
		if (rowCount) {
			await prepare(urlOf("maillage"));
		} else {
			await client.query("drop database if exists maillage_being_made with (force)");
			await client.query("create database maillage_being_made");
			await prepare(urlOf("maillage_being_made"));
			await client.query("alter database maillage_being_made rename to maillage");
		}
	} finally {
		await client.end();
	}
	return urlOf("maillage");
}

async function loadDemonstrationOnce(databaseUrl: string, now: Date, vault: Vault, onProgress: (sentence: string) => void) {
	const open = (role: "owner" | "app" | "worker") => openDb(role, databaseUrl, { maxConnections: 6 });
	const dbs = { owner: open("owner"), app: open("app"), worker: open("worker") };
	try {
		const count = await inUnit(dbs.owner, { personId: null, territoryIds: [], now }, (tx) =>
			tx
				.selectFrom("territory")
				.select(({ fn }) => fn.countAll<number>().as("count"))
				.executeTakeFirstOrThrow(),
		);
		if (count.count > 0) return;
		onProgress("Chargement des territoires de démonstration…");
		// its stories and all the commands that they go through, which a product at work has no use for
		const { demonstrationPassword, loadDemonstration } = await import("#seeds/scenarios/demonstration.ts");
		await loadDemonstration({ ...dbs, vault }, now, { passwordHash: await hashPassword(demonstrationPassword) });
	} finally {
		await Promise.all(Object.values(dbs).map((db) => db.close()));
	}
}

async function isNothingSealed(databaseUrl: string, now: Date): Promise<boolean> {
	const db = openDb("app", databaseUrl, { maxConnections: 1 });
	try {
		return !(await isAnythingSealed({ db, now }));
	} finally {
		await db.close();
	}
}

async function whatIsNotReady(db: Db, vault: Vault): Promise<string | null> {
	try {
		const done = await inUnit(
			db,
			{ personId: null, territoryIds: [], now: new Date() },
			async (tx) => (await sql<{ name: string }>`select name from kysely_migration`.execute(tx)).rows.map(({ name }) => name),
			"read only",
		);
		const missing = (await expectedMigrations()).filter((name) => !done.includes(name));
		if (missing.length > 0) return `migrations: ${missing.join(", ")}`;
		return (await doesVaultOpen({ db, now: new Date() }, vault)) ? null : "keys";
	} catch {
		return "database";
	}
}

function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve();
		});
	});
}

/** No new requests; those under way have ten seconds. */
function drain(server: Server): Promise<void> {
	return new Promise((resolve) => {
		const giveUp = setTimeout(() => server.closeAllConnections(), 10_000);
		server.close(() => {
			clearTimeout(giveUp);
			resolve();
		});
		server.closeIdleConnections();
	});
}
