import type { Doc } from "#app/domain/minutes/types.ts";

/** What the server says of a text that the editor sent. */
export type SaveReply =
	| { revision: number; at: string }
	/** Refused; `current` is what someone else saved meanwhile, if that is why. */
	| { sentence: string; current?: { revision: number; doc: Doc } };
