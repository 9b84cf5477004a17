import { SMTPServer } from "smtp-server";
import { serveParent } from "../child.ts";

/** What the sink has taken so far. */
export interface Taken {
	/** Milliseconds since 1970 of the last letter. */
	at: number;
	addresses: number;
	letters: number;
	/** Of all letters together. */
	bytes: number;
}

/* A mail server that takes every letter and keeps none. */

let taken: Taken = { at: 0, addresses: 0, letters: 0, bytes: 0 };
const addresses = new Set<string>();
let awaited: { letters: number; resolve: () => void } | null = null;

const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ["STARTTLS"],
	onData(stream, session, done) {
		stream.on("data", (chunk: Buffer) => {
			taken.bytes += chunk.length;
		});
		stream.on("end", () => {
			addresses.add(session.envelope.rcptTo[0]?.address ?? "");
			taken = { ...taken, at: Date.now(), addresses: addresses.size, letters: taken.letters + 1 };
			done();
			if (awaited && taken.letters >= awaited.letters) awaited.resolve();
		});
	},
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => {
	const { port } = server.server.address() as { port: number };
	serveParent(
		async (asked: "url" | "empty" | { letters: number }): Promise<string | Taken> => {
			if (asked === "url") return `smtp://127.0.0.1:${port}`;
			if (asked === "empty") {
				taken = { at: 0, addresses: 0, letters: 0, bytes: 0 };
				addresses.clear();
			} else if (taken.letters < asked.letters)
				await new Promise<void>((resolve) => {
					awaited = { letters: asked.letters, resolve };
				});
			return taken;
		},
		async () => server.close(),
	);
});
