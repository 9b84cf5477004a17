import type { Piece } from "./types.ts";

/** Characters without meaning of their own, which PostgreSQL puts round the words it found; taken out of the texts first. */
export const markStart = "\ue000";
export const markEnd = "\ue001";

/** Reads the marks of a text. Whatever stands in it stays text. */
export const piecesOf = (marked: string): Piece[] =>
	marked
		.split(new RegExp(`${markStart}([^${markEnd}]*)${markEnd}`))
		.map((text, index) => ({ text: text.replaceAll(markStart, "").replaceAll(markEnd, ""), isMarked: index % 2 === 1 }))
		.filter(({ text }) => text !== "");
