import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";

const stamp = "build/.sources";
const sources = ["app/**/*.{ts,tsx,css}", "workers/**/*.{ts,tsx}", "db/*.ts", "*.config.{ts,js}", "package-lock.json", "public/**/*"];

/** Builds the pages and the workers, unless the sources are those of the last build. */
export function buildWhatChanged(): void {
	const hash = createHash("sha256");
	const files = globSync(sources, { exclude: (name) => name.endsWith(".test.ts") || name.endsWith(".test.tsx") }).sort();
	for (const file of files) if (!file.endsWith("public")) hash.update(file).update(readFileSync(file));
	const wanted = hash.digest("hex");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
	console.error("Construction de l'application…");
	run("remix", ["vite:build"]);
	run("vite", ["build", "--config", "vite.worker.config.ts", "--logLevel", "warn"]);
	writeFileSync(stamp, wanted);
}

function run(command: string, args: string[]) {
	const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, args, {
		encoding: "utf8",
		env: { ...process.env, NODE_ENV: "production" },
	});
	if (status === 0) return;
	console.error(stdout, stderr);
	console.error("La construction a échoué : voyez le message ci-dessus.");
	process.exit(1);
}

if (import.meta.main) buildWhatChanged();
