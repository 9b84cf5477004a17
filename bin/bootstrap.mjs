// The only file that runs on whatever Node is there (20 or later): it installs what is missing, then hands over to the pinned Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
process.chdir(root);
const [command, ...rest] = process.argv.slice(2);

const scripts = { db: "bin/db.ts", admin: "bin/admin.ts", build: "bin/build.ts", test: "bin/test.ts", validate: "bin/validate.ts" };

installWhatIsMissing();
handOver(scripts[command] ?? "bin/serve.ts", scripts[command] ? rest : [command, ...rest]);

function installWhatIsMissing() {
	const stamp = path.join("node_modules", ".installed");
	const wanted = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
	if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
	console.error("Installation des dépendances…");
	// NODE_ENV=production would leave out what the build needs
	const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error", "--include=dev", "--include=optional"], {
		stdio: ["ignore", "inherit", "inherit"],
		env: { ...process.env, NODE_ENV: "development" },
	});
	if (status !== 0) {
		console.error("L'installation des dépendances a échoué : voyez le message de npm ci-dessus.");
		process.exit(status ?? 1);
	}
	writeFileSync(stamp, wanted);
}

function handOver(script, args) {
	const bin = path.join(root, "node_modules", ".bin");
	const pinned = path.join(bin, "node");
	const node = existsSync(pinned) ? pinned : process.execPath;
	const child = spawn(node, ["--disable-warning=ExperimentalWarning", script, ...args], {
		stdio: "inherit",
		env: { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}` },
	});
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
	child.on("error", (error) => {
		console.error(`Node ne démarre pas : ${error.message}`);
		process.exit(1);
	});
	child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));
}
