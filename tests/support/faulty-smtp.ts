import { once } from "node:events";
import { SMTPServer } from "smtp-server";

/** How a letter fares: taken; refused for now; taken, then cut before the answer; cut after its text, and not taken. */
type Fate = "taken" | "refused" | "cut-after-taking" | "cut-before-taking";
const faults = ["refused", "cut-after-taking", "cut-before-taking"] as const;

export interface FaultySmtp {
	url: string;
	/** How often each address was taken, by the letter's Message-ID. */
	taken: Map<string, string[]>;
	/** Addresses that were taken and never told so, once for each time. */
	unanswered: string[];
	/** Every letter taken, in order; unanswered: whoever sent it could not know. */
	letters: { address: string; at: number; isAnswered: boolean }[];
	counts: Record<Fate, number>;
	close(): Promise<void>;
}

/** A mail server of which one letter in five fails, each way in turn; the first of all as told. */
export async function startFaultySmtp(first?: Fate): Promise<FaultySmtp> {
	const state: FaultySmtp = {
		url: "",
		taken: new Map(),
		unanswered: [],
		letters: [],
		counts: { taken: 0, refused: 0, "cut-after-taking": 0, "cut-before-taking": 0 },
		close: async () => {},
	};
	let letters = 0;
	const sockets = new Map<string, { destroy(): void }>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onConnect(session, done) {
			done();
			sockets.set(session.id, {
				destroy: () => [...server.connections].find((one) => (one as { id?: string }).id === session.id)?._socket.destroy(),
			});
		},
		onData(stream, session, done) {
			let text = "";
			stream.on("data", (chunk: Buffer) => {
				if (text.length < 20_000) text += chunk.toString("latin1");
			});
			stream.on("end", () => {
				const isFirst = ++letters === 1;
				const fate: Fate = isFirst && first ? first : letters % 5 === 0 ? (faults[Math.floor(letters / 5) % 3] as Fate) : "taken";
				state.counts[fate] += 1;
				const address = session.envelope.rcptTo[0]?.address ?? "";
				if (fate === "taken" || fate === "cut-after-taking") {
					const messageId = /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? "";
					state.letters.push({ address, at: Date.now(), isAnswered: fate === "taken" });
					state.taken.set(address, [...(state.taken.get(address) ?? []), messageId]);
				}
				if (fate === "cut-after-taking") state.unanswered.push(address);
				if (fate === "taken") return done();
				if (fate === "refused") return done(Object.assign(new Error("try later"), { responseCode: 451 }));
				sockets.get(session.id)?.destroy();
			});
		},
	});
	// a killed worker leaves half a sentence
	server.on("error", () => {});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	state.url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
	state.close = () => new Promise((resolve) => server.close(resolve));
	return state;
}
