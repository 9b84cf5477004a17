/** A number and its noun, in French: none and one are singular. */
export const count = (number: number, one: string, many = `${one}s`) => `${number.toLocaleString("fr-FR")} ${number < 2 ? one : many}`;

/** Says why a command could not do its work. @returns its exit code */
export function fail(sentence: string): number {
	console.error(sentence);
	return 1;
}
