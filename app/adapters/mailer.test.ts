import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import { type Letter, stamped } from "./mailer.server.ts";

const publicUrl = new URL("https://maillage.exemple.fr");
const letter = (changed: Partial<Letter> = {}): Letter => ({
	to: { name: "Léa Martin", address: "lea@exemple.fr" },
	subject: "Comité insertion",
	html: "<p>Bonjour</p>",
	text: "Bonjour",
	kind: "minutes-approved",
	key: "minutes-approved/1/2",
	...changed,
});

/** Names of the headers of the letter as it leaves, and its recipients. */
async function leaves(one: Letter): Promise<{ names: string[]; recipients: string[]; head: string }> {
	const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
	const sent = await transport.sendMail({ from: "Maillage <ne-pas-repondre@exemple.fr>", ...stamped(one, publicUrl) });
	const head = String(sent.message).split("\n\n")[0] as string;
	const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => (name as string).toLowerCase());
	return { names, recipients: sent.envelope.to as string[], head };
}

const breaks = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\u0085", "\v", "\f", "\0\n", "\r\n\t", "%0d%0a", "=0D=0A", "\\r\\n", "\u200b\r\n"];
const payloads = breaks.flatMap((line) => [
	`Réunion${line}Bcc: intrus@exemple.org`,
	`${line}${line}<h1>Autre texte</h1>`,
	`Réunion${line}Content-Type: text/html${line}X-Intrus: oui`,
	`"${line}To: intrus@exemple.org${line}"<a@b.fr>,`,
]);

describe("what people wrote adds no header and no recipient to a letter", () => {
	it.each(payloads.map((payload) => [JSON.stringify(payload), payload]))("%s", async (_, payload) => {
		const { names: usual } = await leaves(
			letter({ thread: "meeting/1", unsubscribeHref: "https://maillage.exemple.fr/courriel/x/desabonnement" }),
		);
		const { names, recipients } = await leaves(
			letter({
				to: { name: payload, address: "lea@exemple.fr" },
				subject: payload,
				kind: payload,
				key: payload,
				thread: payload,
				unsubscribeHref: `https://maillage.exemple.fr/courriel/${payload}/desabonnement`,
			}),
		);
		expect(names.sort()).toEqual(usual.sort());
		expect(recipients).toEqual(["lea@exemple.fr"]);
	});
});

describe("the headers of a letter", () => {
	const headersOf = (changed: Partial<Letter>) => stamped(letter(changed), publicUrl);
	it("give one letter one Message-ID, however often it is sent", () => {
		expect(headersOf({}).messageId).toBe(headersOf({ subject: "Corrigé" }).messageId);
		expect(headersOf({}).messageId).not.toBe(headersOf({ key: "minutes-approved/1/3" }).messageId);
		expect(headersOf({}).messageId).toMatch(/^<[0-9a-f]{40}@maillage\.exemple\.fr>$/);
	});
	it("put letters about one object in one conversation, and others in none", () => {
		const [invited, approved, other] = ["meeting/1", "meeting/1", "meeting/2"].map(
			(thread, n) => headersOf({ thread, key: `k${n}` }).headers as Record<string, string>,
		);
		expect(invited?.References).toBe(approved?.References);
		expect(invited?.["In-Reply-To"]).toBe(invited?.References);
		expect(other?.References).not.toBe(invited?.References);
		expect(headersOf({}).headers).not.toHaveProperty("References");
	});
	it("offer to unsubscribe by one POST where there is something to leave (RFC 8058)", () => {
		expect(headersOf({ unsubscribeHref: "https://maillage.exemple.fr/courriel/abc/desabonnement" }).headers).toMatchObject({
			"List-Unsubscribe": "<https://maillage.exemple.fr/courriel/abc/desabonnement>",
			"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		});
		expect(headersOf({}).headers).not.toHaveProperty("List-Unsubscribe");
	});
});
