import { render } from "@react-email/render";
import { emailPhrases } from "#app/messages/emails.ts";
import type { Block, Email, EmailContent } from "./content.ts";
import { Layout } from "./layout.tsx";

/** The mail in both its forms. */
export async function compose(content: EmailContent): Promise<Email> {
	const html = await render(<Layout {...content} />);
	// React 18 fills the end of a chunk with NUL where a character of several bytes does not fit.
	return { subject: shortened(content.subject), html: html.replaceAll("\0", ""), text: plainText(content) };
}

/** Mailboxes cut long subjects anyway: better between words. */
const shortened = (subject: string): string => (subject.length <= 110 ? subject : `${subject.slice(0, 110).replace(/\s+\S*$/, "")}…`);

export function plainText({ territoryName, title, greeting, blocks, reason }: EmailContent): string {
	const head = ["Maillage", territoryName].filter(Boolean).join(" – ");
	return [head, title, greeting, ...blocks.map(blockText), `-- \n${reason}\n${emailPhrases.automatic}`].join("\n\n").concat("\n");
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
		case "small-link":
			return `${block.text} ${block.label}\n${block.href}`;
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
