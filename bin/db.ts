import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { EnvError, readEnv } from "#app/adapters/env.server.ts";
import { prepareQueue } from "#app/adapters/queue.server.ts";
import { generateTypes } from "#db/codegen.ts";
import { startEmbeddedPostgres } from "#db/embedded.ts";
import { migrateToLatest } from "#db/migrate.ts";

const usage = `npm run db:migrate   met le schéma à jour
npm run db:codegen   écrit db/schema.gen.ts d'après les migrations
npm run db:reset     efface toutes les données locales (PostgreSQL embarqué seulement) ; demande --oui`;

const [verb, ...flags] = process.argv.slice(2);

try {
	if (verb === "migrate") await migrate();
	else if (verb === "codegen") await codegen();
	else if (verb === "reset") await reset();
	else console.log(usage);
} catch (error) {
	if (!(error instanceof EnvError)) throw error;
	console.error(error.message);
	process.exit(1);
}

async function migrate() {
	const env = readEnv();
	const prepare = async (url: string) => {
		const done = await migrateToLatest(url);
		if (!env.redisUrl) await prepareQueue(url);
		return done;
	};
	const done = env.databaseUrl ? await prepare(env.databaseUrl) : await onEmbedded(env.dataDir, "maillage", prepare);
	console.log(done.length > 0 ? `Migrations passées : ${done.join(", ")}` : "Le schéma est à jour.");
}

/** On a throw-away cluster: the types depend on the migrations alone. */
async function codegen() {
	const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-codegen-"));
	await onEmbedded(dataDir, "codegen", async (url) => {
		await migrateToLatest(url);
		generateTypes(url);
	});
	rmSync(dataDir, { recursive: true, force: true });
	console.log("db/schema.gen.ts est à jour.");
}

async function reset() {
	const env = readEnv();
	if (env.databaseUrl) {
		console.error("db:reset n'efface que le PostgreSQL embarqué : pour un serveur, supprimez la base vous-même.");
		process.exit(1);
	}
	if (!flags.includes("--oui")) {
		console.error(`Ceci efface toutes les données de ${path.resolve(env.dataDir)}. Pour confirmer : npm run db:reset -- --oui`);
		process.exit(1);
	}
	rmSync(path.join(env.dataDir, "postgres"), { recursive: true, force: true });
	console.log("Données effacées : le prochain démarrage repart de zéro.");
}

async function onEmbedded<T>(dataDir: string, database: string, work: (url: string) => Promise<T>): Promise<T> {
	const server = await startEmbeddedPostgres({ dataDir });
	try {
		const client = new pg.Client({ connectionString: server.adminUrl });
		await client.connect();
		const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
		if (!rowCount) await client.query(`create database ${database}`);
		await client.end();
		const url = new URL(server.adminUrl);
		url.pathname = `/${database}`;
		return await work(url.href);
	} finally {
		await server.stop();
	}
}
