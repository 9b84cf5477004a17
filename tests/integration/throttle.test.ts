import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

/** A process that tries to sign in, all tries at once, as soon as it is told; it then says how many were let through. */
function aProcess(address: string) {
	const code = `
		import { createThrottle } from "#app/adapters/throttle.server.ts";
		const throttle = createThrottle(process.env.URL, (error) => { throw error; });
		process.stdout.write("ready\\n");
		process.stdin.once("data", async () => {
			const waits = await Promise.all(Array.from({ length: 7 }, () => throttle.take("lea@ici.example", "${address}")));
			process.stdout.write("let through " + waits.filter((wait) => wait === 0).length + "\\n");
			await throttle.close();
			process.exit(0);
		});`;
	const child = spawn(process.execPath, ["--input-type=module", "--eval", code], {
		env: { ...process.env, URL: database.adminUrl, NODE_OPTIONS: "" },
		stdio: ["pipe", "pipe", "inherit"],
	});
	let said = "";
	child.stdout.on("data", (chunk) => (said += String(chunk)));
	const saying = (text: string) =>
		new Promise<string>((resolve, reject) => {
			const look = () => said.includes(text) && resolve(said);
			child.stdout.on("data", look);
			child.once("exit", () => (said.includes(text) ? resolve(said) : reject(new Error(said))));
			look();
		});
	return {
		ready: saying("ready"),
		async go() {
			child.stdin.write("go\n");
			return Number(/let through (\d+)/.exec(await saying("let through"))?.[1]);
		},
	};
}

it("counts the tries of two processes together, and those of another address apart", async () => {
	const [one, two, other] = [aProcess("198.51.100.7"), aProcess("198.51.100.7"), aProcess("198.51.100.8")];
	await Promise.all([one.ready, two.ready, other.ready]);
	const [first, second, apart] = await Promise.all([one.go(), two.go(), other.go()]);
	expect(first + second).toBe(8);
	expect(apart).toBe(7);
});
