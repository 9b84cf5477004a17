import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import type { TicketReply } from "./ticket-reply.ts";

/** Why the door stays closed until the person does something. */
export type Ended = "refused" | "signed-out" | "editor-too-old" | "too-many" | "unsound";
export class DoorClosed extends Error {
	readonly why: Ended;
	constructor(why: Ended) {
		super(why);
		this.why = why;
	}
}

/** @throws DoorClosed when trying again would change nothing; anything else when the network or the server is away */
export async function askTicket(url: string): Promise<string> {
	const response = await fetch(url, {
		method: "POST",
		redirect: "manual",
		headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ vocabulary: vocabularyVersion }),
	});
	if (response.type === "opaqueredirect" || response.status === 401) throw new DoorClosed("signed-out");
	if (response.status === 409) throw new DoorClosed("editor-too-old");
	if (response.status === 403 || response.status === 404) throw new DoorClosed("refused");
	const reply = (await response.json()) as TicketReply;
	if (!response.ok || !("ticket" in reply)) throw new Error(`no ticket: ${response.status}`);
	return reply.ticket;
}
