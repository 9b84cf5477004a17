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
			err: (error: Error & { code?: string }) => ({ type: error.name, code: error.code, message: error.message, stack: error.stack }),
		},
	},
	pino.destination({ dest: 2, sync: false }),
);

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
