import { type Logger, pino } from "pino";
import { isUnavailable } from "#db/client.server.ts";

/** JSON lines on standard error. Log ids and codes, never names, addresses or texts; the redaction below is a second wall. */
export const logger = pino(
	{
		base: undefined,
		redact: {
			paths: ["email", "*.email", "password", "*.password", "cookie", "*.cookie", "token", "*.token", "authorization", "*.authorization"],
			censor: "[masqué]",
		},
		serializers: {
			err: describeError,
		},
	},
	pino.destination({ dest: 2, sync: false }),
);

/** An error without what it quotes: PostgreSQL repeats the value it could not read (class 22), mail servers the address they refuse, the framework paths. */
export function describeError({ name, code, message = "", stack = "" }: Error & { code?: string | number }) {
	const unquoted = String(code).startsWith("22") ? message.replace(/".*/s, '"…"') : message;
	const frames = stack.split("\n").filter((line) => /^\s+at /.test(line)); // without the message, with which it begins
	const said = unquoted.replace(/\S+@\S+/g, "[adresse]").replace(secretAddress, "$1[masqué]");
	return { type: name, code, message: said, stack: frames.join("\n") };
}

/** Whoever reads one of these addresses may use it: the framework quotes the path of a request that it refuses. */
const secretAddress = /(\/(?:invitation|mot-de-passe|calendriers|convocation|orientation)\/)[\w-]{20,}/g;

const quietMs = 10_000;

/** For what fails in the background: a server that is away is said once every ten seconds, not at each of the many tries. */
export function troubleTeller(to: Pick<Logger, "warn" | "error">, message: string): (error: unknown) => void {
	let quietUntil = 0;
	return (error) => {
		if (!isUnavailable(error)) return to.error({ err: error }, message);
		if (performance.now() < quietUntil) return;
		quietUntil = performance.now() + quietMs;
		to.warn({ code: (error as { code?: string }).code }, `${message}: a server is away`);
	};
}
