/** Something that happens in a story at a given instant; it is told `at` as its present. */
interface Act {
	at: Date;
	happen: (now: Date) => Promise<unknown>;
}

/** A story told out of order and lived in order: journal and histories then read like those of a real territory. */
export class Timeline {
	readonly #acts: Act[] = [];

	at(at: Date, happen: Act["happen"]): void {
		this.#acts.push({ at, happen });
	}

	/** Acts of the same instant keep the order in which they were told. */
	async live(): Promise<void> {
		for (const { at, happen } of this.#acts.sort((a, b) => a.at.getTime() - b.at.getTime())) await happen(at);
	}
}
