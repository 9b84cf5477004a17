import { mergeUpdates } from "yjs";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { DomainError } from "#app/domain/kernel/errors.ts";

export interface PenOptions {
	/** Stores one person's part; resolves once it cannot be lost any more. */
	store: (ctx: Ctx, update: Uint8Array) => Promise<unknown>;
	/** The person may not write any more, or the text was handed over: their part is not kept. */
	onRefused: (ctx: Ctx) => void;
	/** The database is away; what is held is tried again. */
	onTrouble: (error: unknown) => void;
}

/** Holds what was written to one document until it is stored, each person's part under their own name. */
export interface Pen {
	write(ctx: Ctx, update: Uint8Array): void;
	/** Calls back once all that the person wrote before is stored; never, if it is refused. */
	whenStored(ctx: Ctx, tell: () => void): void;
	/** Waits until all that is held is stored. @returns false when it gave up after `ms` */
	settle(ms: number): Promise<boolean>;
}

type Item = { ctx: Ctx } & ({ update: Uint8Array } | { tell: () => void });
interface Part {
	ctx: Ctx;
	updates: Uint8Array[];
}

const shortestMs = 15;
const longestMs = 400;
const retryMs = 500;

export function createPen({ store, onRefused, onTrouble }: PenOptions): Pen {
	let held: Item[] = [];
	/** What someone wrote just before losing the right: others have built on it already, so it is kept with what they write. */
	let orphans: Uint8Array[] = [];
	let writing: Promise<void> | null = null;

	const storePart = async ({ ctx, updates }: Part): Promise<boolean> => {
		for (;;) {
			try {
				await store(ctx, mergeUpdates([...orphans, ...updates]));
				orphans = [];
				return true;
			} catch (error) {
				if (error instanceof DomainError) {
					orphans.push(...updates);
					onRefused(ctx);
					return false;
				}
				onTrouble(error);
				await pause(retryMs);
			}
		}
	};
	const work = async () => {
		while (held.length > 0) {
			// many writers share the road to the disk: the more there are, the more each trip carries
			await pause(Math.min(longestMs, shortestMs * partsOf(held).length));
			const batch = held;
			held = [];
			const refused = new Set<string>();
			for (const part of partsOf(batch)) if (!(await storePart(part))) refused.add(part.ctx.actor.personId);
			// Nobody is told before the whole batch is stored: a word may hang on one that somebody else wrote just before.
			for (const item of batch) if ("tell" in item && !refused.has(item.ctx.actor.personId)) item.tell();
		}
		writing = null;
	};
	const hold = (item: Item) => {
		held.push(item);
		writing ??= work();
	};
	return {
		write: (ctx, update) => hold({ ctx, update }),
		whenStored(ctx, tell) {
			if (writing) hold({ ctx, tell });
			else tell();
		},
		async settle(ms) {
			await Promise.race([writing, pause(ms)]);
			return writing === null;
		},
	};
}

/** What each person wrote, in the order in which they began. */
function partsOf(items: readonly Item[]): Part[] {
	const parts = new Map<string, Part>();
	for (const item of items) {
		if (!("update" in item)) continue;
		const { personId } = item.ctx.actor;
		const part = parts.get(personId);
		if (part) part.updates.push(item.update);
		else parts.set(personId, { ctx: item.ctx, updates: [item.update] });
	}
	return [...parts.values()];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
