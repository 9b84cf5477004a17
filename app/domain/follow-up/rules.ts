import { RuleViolation } from "../kernel/errors.ts";
import type { PersonId } from "../kernel/ids.ts";

interface Named {
	id: PersonId;
	displayName: string;
}

const folded = (text: string) =>
	text
		.normalize("NFD")
		.replace(/\p{Diacritic}/gu, "")
		.toLowerCase();

/**
 * Whom a text calls: « @Léa Martin », with or without accents and capitals. The longest name wins, so that « @Anne Marie Le Gall » does not
 * also call Anne Marie; a name borne by two people calls neither, since the text cannot tell them apart.
 */
export function mentionsIn(text: string, people: readonly Named[]): PersonId[] {
	const said = folded(text);
	const byName = Map.groupBy(people, ({ displayName }) => folded(displayName));
	const names = [...byName.keys()].sort((a, b) => b.length - a.length);
	const found = new Set<PersonId>();
	for (let at = said.indexOf("@"); at !== -1; at = said.indexOf("@", at + 1)) {
		if (/[\p{L}\p{N}]/u.test(said[at - 1] ?? "")) continue; // an address of electronic mail
		const name = names.find((one) => said.startsWith(one, at + 1) && !/[\p{L}\p{N}]/u.test(said[at + 1 + one.length] ?? ""));
		const bearers = name === undefined ? [] : (byName.get(name) ?? []);
		if (bearers.length === 1) found.add((bearers[0] as Named).id);
	}
	return [...found];
}

/** A thread goes from open to resolved and back; twice the same way is someone else's click. */
export function assertTurns(thread: { resolvedAt: Date | null }, state: "resolved" | "open"): void {
	if ((thread.resolvedAt !== null) === (state === "resolved")) {
		throw new RuleViolation(state === "resolved" ? "comment.already-resolved" : "comment.already-open");
	}
}
