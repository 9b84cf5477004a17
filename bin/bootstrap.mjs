// The only file that runs on whatever Node is there (20 or later): it installs what is missing, then hands over to the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { serving } from "./node-flags.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
process.chdir(root);
const [command, ...rest] = process.argv.slice(2);

const scripts = {
	db: "bin/db.ts",
	admin: "bin/admin.ts",
	bench: "bench/main.ts",
	faults: "tests/faults/nemesis/main.ts",
	build: "bin/build.ts",
	test: "bin/test.ts",
	validate: "bin/validate.ts",
};

installWhatIsMissing();
if (scripts[command]) handOver(scripts[command], rest);
else handOver("bin/serve.ts", [command, ...rest], serving);

function installWhatIsMissing() {
	if (isInstalled()) return;
	console.error("Installation des dépendances…");
	// NODE_ENV=production would leave out what the build needs
	const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev", "--include=optional"], {
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, NODE_ENV: "development" },
	});
	if (status === 0) return;
	console.error("L'installation des dépendances a échoué : voyez le message de npm ci-dessus.");
	process.exit(status ?? 1);
}

/** npm leaves in node_modules the list of what it put there: it must hold all that the lock file asks for, at that version. */
function isInstalled() {
	const placed = path.join("node_modules", ".package-lock.json");
	if (!existsSync(placed)) return false;
	const wanted = Object.entries(JSON.parse(readFileSync("package-lock.json", "utf8")).packages);
	const present = JSON.parse(readFileSync(placed, "utf8")).packages;
	return wanted.every(([name, { version, optional }]) => name === "" || optional || present[name]?.version === version);
}

function handOver(script, args, { flags = [], env = {} } = {}) {
	const bin = path.join(root, "node_modules", ".bin");
	const pinned = path.join(bin, "node");
	const node = existsSync(pinned) ? pinned : process.execPath;
	const child = spawn(node, ["--disable-warning=ExperimentalWarning", ...flags, script, ...args], {
		stdio: "inherit",
		env: { ...env, ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
	});
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
	child.on("error", (error) => {
		console.error(`Node ne démarre pas : ${error.message}`);
		process.exit(1);
	});
	child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}
