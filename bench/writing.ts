import { vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { collaborationPath } from "#workers/collaboration/main.ts";
import type { Child } from "./child.ts";
import type { Draft } from "./drafts.ts";
import type { SignedInPerson } from "./people.ts";
import type { Served } from "./serve.ts";
import type { Room, Seat, Typed } from "./servers/writers.ts";

/** Where the product's editors connect. */
export const socketOf = ({ origin, publicOrigin }: Served): Pick<Room, "url" | "origin"> => ({
	url: `${origin.replace("http", "ws")}${collaborationPath}?v=${vocabularyVersion}`,
	origin: publicOrigin,
});

/** Somebody who opens minutes as the editor does: with a ticket asked of the pages. */
export const seatAt = ({ origin }: Served, draft: Draft, { cookie }: SignedInPerson, isWriting: boolean): Seat => ({
	document: draft.meetingId,
	ticket: { url: `${origin}${draft.path}/acces`, cookie },
	isWriting,
});

/** What the process of the writers answers. */
export async function askWriters<Reply = number>(writers: Child, asked: Room | { seconds: number } | "close"): Promise<Reply> {
	const answer = await writers.ask<Reply & { error?: string }>(asked);
	if (answer.error) throw new Error(answer.error);
	return answer;
}

export const typeFor = (writers: Child, seconds: number): Promise<Typed> => askWriters<Typed>(writers, { seconds });
