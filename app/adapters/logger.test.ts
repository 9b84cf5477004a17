import { expect, it } from "vitest";
import { troubleTeller } from "./logger.server.ts";

it("says once that a server is away, and each time that something else is wrong", () => {
	const said: string[] = [];
	const tell = troubleTeller(
		{
			warn: (_: unknown, text?: string) => said.push(`warn ${text}`),
			error: (_: unknown, text?: string) => said.push(`error ${text}`),
		} as never,
		"relay",
	);
	const away = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
	tell(away);
	tell(away);
	tell(new Error("a bug"));
	tell(new Error("a bug"));
	expect(said).toEqual(["warn relay: a server is away", "error relay", "error relay"]);
});
