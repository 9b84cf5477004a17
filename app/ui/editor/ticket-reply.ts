/** What the editor is answered when it asks for a ticket. */
export type TicketReply = { ticket: string } | { sentence: string };
