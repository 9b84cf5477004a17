import { expect, it } from "vitest";
import { describeError, troubleTeller } from "./logger.server.ts";

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
	tell(AbortSignal.abort().reason); // its code is a number
	expect(said).toEqual(["warn relay: a server is away", "error relay", "error relay"]);
});

it("logs an error without the values and addresses that it quotes", () => {
	const unreadable = Object.assign(new Error('invalid input syntax for type uuid: "Mme "Canari"\nrue des Lilas"'), { code: "22P02" });
	const refused = new Error("Can't send mail - 550 <camille@canari.example>: user unknown");
	const said = JSON.stringify([unreadable, refused, AbortSignal.abort().reason].map(describeError));
	expect(said).not.toMatch(/canari|Lilas|camille/i);
	expect(said).toContain("invalid input syntax for type uuid");
	expect(said).toContain("logger.test.ts");
});

it("logs no address that opens something by itself", () => {
	const token = "q3Zt0-canari_9VbX2mL7kPdRs5WuYhJc1aEfGnTo8Mz";
	for (const place of ["invitation", "mot-de-passe", "calendriers", "convocation", "orientation"]) {
		const { message } = describeError(new Error(`You made a PUT request to "/${place}/${token}.ics" but did not provide an action`));
		expect(message).toContain(`/${place}/[masqué]`);
		expect(message).not.toContain("canari");
	}
});
