import { setTimeout as wait } from "node:timers/promises";
import { EnvError, readEnv } from "#app/adapters/env.server.ts";
import { QueueNotPrepared } from "#app/adapters/queue.server.ts";
import { DataDirInUse } from "#db/embedded.ts";
import { demonstrationAccounts, demonstrationPassword } from "#seeds/scenarios/accounts.ts";
import { buildWhatChanged } from "./build.ts";
import { builtCode, type Code, type Part, startProduct } from "./product.ts";

const [command = "start"] = process.argv.slice(2);
const parts: readonly Part[] = command === "web" ? ["web"] : command === "worker" ? ["worker"] : ["web", "worker"];

if (Number(process.versions.node.split(".")[0]) < 24)
	fail("Maillage a besoin de Node 24 : supprimez node_modules et relancez, ou installez Node 24.");

let stopping: Promise<void> | undefined;
const env = readOrFail();
const closers: (() => Promise<unknown>)[] = [];
const stop = () => {
	stopping ??= (async () => {
		for (const close of closers.reverse()) await Promise.race([close(), wait(25_000)]);
		process.exit(0);
	})();
	return stopping;
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());

try {
	if (command !== "dev") buildWhatChanged();
	const product = await startProduct({
		env,
		parts,
		isSteward: command === "start" || command === "dev",
		code: command === "dev" ? developmentCode : builtCode,
		onProgress: (sentence) => console.error(sentence),
	});
	closers.push(() => product.stop());
	if (stopping) await product.stop();
	console.log(product.url ? `READY ${product.url}` : "READY");
	if (env.isDemo && product.url) sayAccounts();
	if (product.url?.startsWith("http:") && env.isProduction)
		console.error("Attention : sans https, le cookie de session voyage en clair. Réservez cela à un essai sur votre machine.");
} catch (error) {
	if (error instanceof EnvError) fail(error.message); // a keyring that cannot be read
	if (error instanceof QueueNotPrepared)
		fail(`La base n'est pas prête pour les tâches : passez d'abord « npm run db:migrate ». (${error.message})`);
	if (error instanceof DataDirInUse)
		fail(`Maillage tourne déjà avec les données de ${env.dataDir} : arrêtez-le d'abord, ou choisissez un autre DATA_DIR.`);
	if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") fail(`Le port ${env.port} est déjà pris : choisissez-en un autre avec PORT.`);
	console.error(error);
	fail("Maillage n'a pas pu démarrer : voyez le message ci-dessus.");
}

function readOrFail() {
	try {
		return readEnv();
	} catch (error) {
		if (error instanceof EnvError) fail(error.message);
		throw error;
	}
}

function fail(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

function sayAccounts() {
	console.log(`\nDémonstration — mot de passe de tous les comptes : ${demonstrationPassword}`);
	for (const { email, duty } of demonstrationAccounts("ccals")) console.log(`  ${email.padEnd(44)} ${duty}`);
	console.log("  (les mêmes existent pour saint-sebastien, redon, sables-olonne et grenoble)\n");
}

/** Vite in front of the pages: each request gets the newest code, without a build. */
async function developmentCode(): Promise<Code> {
	const { createServer } = await import("vite");
	const vite = await createServer({ server: { middlewareMode: true, hmr: { port: env.port + 20_000 } }, appType: "custom" });
	closers.push(() => vite.close());
	const { startWorkers } = await vite.ssrLoadModule("/workers/main.ts");
	return {
		build: () => vite.ssrLoadModule("virtual:remix/server-build") as never,
		mode: "development",
		middleware: vite.middlewares,
		startWorkers,
	};
}
