import { once } from "node:events";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export interface TestSmtp {
	url: string;
	/** What was taken, oldest first. */
	received: ParsedMail[];
	/** While true every letter is refused for now (451). */
	isRefusing: boolean;
	/** To whom letters were refused. */
	refused: Set<string>;
	close: () => Promise<void>;
}

/** A mail server of the test's own, on a free port. */
export async function startSmtp(): Promise<TestSmtp> {
	const state: TestSmtp = { url: "", received: [], isRefusing: false, refused: new Set(), close: async () => {} };
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ["STARTTLS"],
		onData(stream, session, done) {
			simpleParser(stream).then((mail) => {
				if (state.isRefusing) {
					for (const { address } of session.envelope.rcptTo) state.refused.add(address);
					return done(Object.assign(new Error("try later"), { responseCode: 451 }));
				}
				state.received.push(mail);
				done();
			}, done);
		},
	});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	state.url = `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`;
	state.close = () => new Promise((resolve) => server.close(resolve));
	return state;
}
