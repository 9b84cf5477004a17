import { render } from "@react-email/render";
import { emailPhrases } from "#app/messages/emails.ts";
import type { Block, Email, EmailContent } from "./content.ts";
import { Layout } from "./layout.tsx";
import { typeset } from "./typeset.ts";

/** The mail in both its forms. */
export async function compose(raw: EmailContent): Promise<Email> {
	const content = typesetAll(raw);
	const html = await render(<Layout {...content} />);
	// React 18 fills the end of a chunk with NUL where a character of several bytes does not fit.
	return { subject: shortened(content.subject), html: html.replaceAll("\0", ""), text: plainText(content) };
}

/** All that is said but addresses, and what people wrote themselves. */
function typesetAll<T>(said: T, name = ""): T {
	if (typeof said === "string") return (name === "href" ? said : typeset(said)) as T;
	if (typeof said !== "object" || said === null || ("kind" in said && said.kind === "quote")) return said;
	if (Array.isArray(said)) return said.map((one) => typesetAll(one)) as T;
	return Object.fromEntries(Object.entries(said).map(([key, value]) => [key, typesetAll(value, key)])) as T;
}

/** Mailboxes cut long subjects anyway: better between words. */
const shortened = (subject: string): string => (subject.length <= 110 ? subject : `${subject.slice(0, 110).replace(/\s+\S*$/, "")}…`);

export function plainText({ territoryName, title, greeting, blocks, reason, choices = [] }: EmailContent): string {
	const head = ["Maillage", territoryName].filter(Boolean).join(" – ");
	const foot = [`-- \n${reason}`, ...choices.map(({ label, href }) => `${label}\u00a0:\n${href}`), emailPhrases.sender(territoryName)];
	return [head, title, greeting, ...blocks.map(blockText), ...foot].join("\n\n").concat("\n");
}

function blockText(block: Block): string {
	switch (block.kind) {
		case "paragraph":
		case "small":
			return block.text;
		case "quote":
			return block.text.replace(/^/gm, "> ");
		case "facts":
			return block.facts.map(({ label, value }) => `${label}\u00a0: ${value}`).join("\n");
		case "action":
			return `${block.label}\u00a0:\n${block.href}`;
		case "outline":
			return [block.title.toUpperCase(), block.items.map((item, index) => `${index + 1}. ${item}`).join("\n")].join("\n\n");
		case "list":
			return [
				block.title.toUpperCase(),
				...block.items.map(({ title, details, href }) => `• ${title}\n  ${details}\n  ${href}`),
				...(block.more ? [block.more] : []),
			].join("\n\n");
	}
}
