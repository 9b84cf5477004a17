/** What no format can hold: control characters but line breaks, halves of surrogate pairs, non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g;

export const plainText = (text: string): string => text.replace(/\r\n?/g, "\n").toWellFormed().replace(unprintable, " ");

/** Paragraphs of a text as people type it, each as its lines. */
export const paragraphsOf = (text: string): string[][] =>
	plainText(text)
		.split(/\n\s*\n/)
		.map((paragraph) => paragraph.split("\n").map((line) => line.trimEnd()))
		.filter((lines) => lines.some((line) => line.trim() !== ""));
