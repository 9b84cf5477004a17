import { emailPhrases } from "#app/messages/emails.ts";
import { compose } from "./compose.tsx";

export interface MentionMailProps {
	displayName: string;
	territoryName: string;
	sheetCode: string;
	sheetTitle: string;
	authorName: string;
	text: string;
	/** Full address of the discussion. */
	href: string;
}

/** To someone whom a comment calls by name. */
export const mentionEmail = ({ displayName, territoryName, sheetCode, sheetTitle, authorName, text, href }: MentionMailProps) =>
	compose({
		subject: `${authorName} vous cite sur la fiche ${sheetCode}`,
		preview: `${sheetTitle} : un commentaire s’adresse à vous.`,
		territoryName,
		title: "Un commentaire s’adresse à vous",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{ kind: "paragraph", text: `${authorName} vous cite dans un commentaire de la fiche ${sheetCode} « ${sheetTitle} ».` },
			{ kind: "quote", text },
			{ kind: "action", label: "Lire et répondre", href },
		],
		reason: "Vous recevez ce message parce que ce commentaire vous nomme.",
	});
