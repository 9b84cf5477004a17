/** What the editor is answered when it asks for a ticket. */
export type TicketReply = { ticket: string } | { sentence: string };

/** What the server says beside the text, as JSON: which of the editor's marks is stored, what the person may do now, what went wrong. */
export type LiveNotice =
	| { kind: "stored"; mark: number }
	| { kind: "access"; access: "write" | "read" }
	| { kind: "trouble"; code: "text-too-long" | "database-away" };
