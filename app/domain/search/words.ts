/** A question taken apart for the search_… functions of the database, which say what each part does (migration 20261124T1040). */
export interface Wanted {
	words: string;
	beginning: string;
	exact: string;
	loose: string[];
}

const unfinished = /(?<![^\s'’(])[\p{L}\p{N}]{2,}$/u;
const minLooseLength = 4;
/** Words without meaning that PostgreSQL keeps: its French list lacks them, or has them with the accents that are taken off first. */
const empty = /(?<![^\s'’(])(?:[aà]|les|cet|cette|m[eê]me)(?=\s|$)/giu;

/** « petite enf » → the word « petite » and the beginning « enf ». */
export function wantedOf(q: string): Wanted {
	const typed = q
		.normalize("NFC")
		// hyphens and slashes bind words in French (« petite-enfance », « parents/enfants »); « -mot » leaves a word out
		.replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, " ")
		.replace(/[/’]/g, " ")
		.replace(/[«»“”]/g, '"');
	const isQuoted = typed.includes('"');
	const isChoice = /\sor\s/i.test(typed);
	const said = isQuoted ? typed : typed.replace(empty, " ").trimEnd();
	const beginning = isQuoted || isChoice ? "" : (unfinished.exec(said)?.[0] ?? "");
	// a number or a word to leave out is meant as it is typed
	const isPlain = !isQuoted && !isChoice && !/\p{N}|(?:^|\s)-/u.test(said);
	return {
		words: said.slice(0, said.length - beginning.length),
		beginning,
		exact: q.replace(/^(?:fiche|action|décision|decision)\s+(?:n°\s*)?/i, ""),
		loose: isPlain ? (said.match(/\p{L}+/gu) ?? []).filter((word) => word.length >= minLooseLength) : [],
	};
}
