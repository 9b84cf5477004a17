import { spawn } from "node:child_process";

export interface Outcome {
	ok: boolean;
	output: string;
	seconds: number;
}

/** Runs one tool, shows what it says as it says it, and keeps it. */
export function run(label: string, command: string, args: string[]): Promise<Outcome> {
	console.error(`\n── ${label}`);
	const start = performance.now();
	return new Promise((resolve) => {
		const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
		let output = "";
		const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
			output += chunk;
			stream.write(chunk);
		};
		child.stdout.on("data", keep(process.stdout));
		child.stderr.on("data", keep(process.stderr));
		child.on("error", (error) => resolve({ ok: false, output: String(error), seconds: 0 }));
		child.on("close", (code) => resolve({ ok: code === 0, output, seconds: (performance.now() - start) / 1000 }));
	});
}
