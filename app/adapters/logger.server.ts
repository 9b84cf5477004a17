import { pino } from "pino";

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
