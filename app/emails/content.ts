/** What a mail says, before it has a form: each template gives this, and the layout makes HTML and plain text of it. */
export interface EmailContent {
	subject: string;
	/** The line that mailboxes show after the subject. */
	preview: string;
	/** Name of the territory it comes from; null for a person's own mail. */
	territoryName: string | null;
	title: string;
	/** « Bonjour Léa Martin, » */
	greeting: string;
	blocks: readonly Block[];
	/** Why this mail was received, in small print. */
	reason: string;
	/** Beside it, where the reader chooses otherwise; a mail that nobody may refuse has none. */
	choices?: readonly FootLink[];
}

/** Full address of a page of preferences. */
export interface FootLink {
	label: string;
	href: string;
}

export type Block =
	| { kind: "paragraph"; text: string }
	/** Someone's own words, line breaks kept. */
	| { kind: "quote"; text: string }
	| { kind: "facts"; facts: readonly { label: string; value: string; href?: string }[] }
	/** A mail has one main thing to do; the others stand back. */
	| { kind: "action"; label: string; href: string; isSecondary?: boolean }
	/** A remark in small print. */
	| { kind: "small"; text: string }
	/** Numbered lines that lead nowhere: an agenda. */
	| { kind: "outline"; title: string; items: readonly string[] }
	| { kind: "list"; title: string; items: readonly ListItem[]; more: string | null; isPressing?: boolean };

export interface ListItem {
	title: string;
	href: string;
	/** Where it comes from, and when it is due. */
	details: string;
}

export interface Email {
	subject: string;
	html: string;
	text: string;
}
