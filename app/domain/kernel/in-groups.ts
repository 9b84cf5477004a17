import { setTimeout as wait } from "node:timers/promises";

/**
 * Writes together what comes one by one: what arrives within `gatherMs`, or while a write is under way, leaves in the next one.
 * @returns settles once the item is written
 */
export function inGroups<Item>(gatherMs: number, write: (items: Item[]) => Promise<void>): (item: Item) => Promise<void> {
	let waiting: Item[] = [];
	let next: Promise<void> | null = null;
	let last: Promise<void> = Promise.resolve();
	return (item) => {
		waiting.push(item);
		if (!next) {
			next = Promise.all([wait(gatherMs), last.catch(() => undefined)]).then(() => {
				const items = waiting;
				waiting = [];
				next = null;
				return write(items);
			});
			last = next;
		}
		return next;
	};
}
