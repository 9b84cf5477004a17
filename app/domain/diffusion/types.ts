import type { PersonId } from "../kernel/ids.ts";
import type { AttendanceStatus } from "../meetings/types.ts";
import type { Doc, MinutesStatus } from "../minutes/types.ts";

/** Who a copy is made for: the committee (everything), members of the territory outside it, anyone at all. */
export const cuts = ["comite", "partenaires", "public"] as const;
export type Cut = (typeof cuts)[number];

/** The whole minutes, or what was decided alone. */
export const editionContents = ["complet", "decisions"] as const;
export type EditionContents = (typeof editionContents)[number];

/** A step of the text, and who took it: dates for everyone, names not in the public cut but the approver's. */
export interface EditionStep {
	at: Date;
	byName: string | null;
}

/** All that a copy of minutes says, of one cut: what is not for its readers is not in here. */
export interface Edition {
	cut: Cut;
	territory: string;
	/** Contact lines under the territory's name. */
	letterhead: string[];
	committee: string;
	meeting: { title: string; startsAt: Date; place: string | null };
	status: MinutesStatus;
	agenda: { title: string; sheetCode: string | null }[];
	/** In the public cut, one line an organisation: `name` is then null. */
	attendance: { name: string | null; organisation: string; status: AttendanceStatus }[];
	doc: Doc;
	/** References of its decisions, in order; null before approval. */
	decisions: (string | null)[];
	sheets: { id: string; code: string; title: string }[];
	/** Who is named as owner of a task; in the public cut, by organisation. */
	people: { id: string; name: string }[];
	writing: EditionStep | null;
	approval: (EditionStep & { sha256: string }) | null;
	mailing: EditionStep | null;
	errata: { at: Date; passage: string | null; text: string }[];
}

/** `left`: no longer someone to write to, or the text was re-opened. */
export type LetterStatus = "waiting" | "sent" | "failed" | "left";

/** Someone who is to get approved minutes. */
export interface Recipient {
	/** Null for an address without an account. */
	personId: PersonId | null;
	name: string;
	email: string;
	reason: "member" | "owner" | "guest" | "organisation" | "list";
	cut: Cut;
	/** Tasks of these minutes that are theirs to do. */
	taskCount: number;
}
