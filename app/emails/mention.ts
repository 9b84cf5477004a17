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
	/** Full address of the page where one chooses what to hear. */
	settingsHref: string;
}

/** To someone whom a comment calls by name. */
export const mentionEmail = ({
	displayName,
	territoryName,
	sheetCode,
	sheetTitle,
	authorName,
	text,
	href,
	settingsHref,
}: MentionMailProps) =>
	compose({
		subject: `Un commentaire vous cite\u00a0: fiche ${sheetCode}, ${sheetTitle}`,
		preview: `${authorName} s’adresse à vous.`,
		territoryName,
		title: "Un commentaire s’adresse à vous",
		greeting: emailPhrases.greeting(displayName),
		blocks: [
			{ kind: "paragraph", text: `${authorName} vous cite dans un commentaire de la fiche ${sheetCode} «\u00a0${sheetTitle}\u00a0».` },
			{ kind: "quote", text },
			{ kind: "action", label: "Lire et répondre", href },
		],
		reason: "Vous recevez ce message parce que ce commentaire vous nomme.",
		choices: [{ label: emailPhrases.settings, href: settingsHref }],
	});
