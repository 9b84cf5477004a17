/**
 * A document on its way to paper: what it says, in order, with nothing of how a format shows it. Whoever knows the content builds one;
 * `adapters/documents` turns it into a PDF, a DOCX or an ODT. All text is plain: no markup means anything.
 */
export interface PrintedDocument {
	title: string;
	/** The territory it speaks of: in the header of every page. */
	territory: string;
	/** Under its name at the head of the first page: the body that issues the document, how to reach it. */
	letterhead?: readonly string[];
	/** What must not be missed on any page: « Projet – non approuvé ». */
	stamp?: string;
	/** One line under the title: when it was made, out of what. */
	subtitle: string;
	/** « page n/N » is French, as is the rest. */
	sections: readonly DocumentSection[];
}

/** A heading and what stands under it. Levels go down one at a time, from 1. */
export interface DocumentSection {
	level: 1 | 2 | 3;
	title: string;
	/** Starts a page of its own, as each sheet of a selection does. */
	startsPage?: boolean;
	blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
	/** As people typed it: a blank line parts paragraphs, other line breaks are kept. */
	| { kind: "text"; text: string }
	| { kind: "facts"; facts: readonly Fact[] }
	| { kind: "list"; items: readonly string[] }
	| { kind: "table"; columns: readonly DocumentColumn[]; rows: readonly (readonly string[])[] }
	/** A drawing whose figures also stand in a table. */
	| { kind: "figure"; svg: string; width: number; height: number; alt: string };

export interface Fact {
	term: string;
	text: string;
}

export interface DocumentColumn {
	header: string;
	/** Share of the width, against the other columns'. */
	share: number;
	isNumber?: boolean;
}

/** Rows for a spreadsheet, each cell of the kind of its column; null is an empty cell. */
export interface PrintedTable {
	title: string;
	columns: readonly TableColumn[];
	rows: readonly (readonly (string | number | null)[])[];
}

export interface TableColumn {
	header: string;
	/** "code" never becomes a number nor a date (« 3.2 »); "day" is 'YYYY-MM-DD' text. */
	kind: "code" | "text" | "day" | "number";
	/** In characters. */
	width: number;
}

export const documentFormats = ["pdf", "docx", "odt"] as const;
export type DocumentFormat = (typeof documentFormats)[number];
export const tableFormats = ["xlsx", "csv"] as const;
export type TableFormat = (typeof tableFormats)[number];
