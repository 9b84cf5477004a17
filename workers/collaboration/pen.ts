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

type Item = { update: Uint8Array } | { tell: () => void };

const shortestMs = 15;
const longestMs = 400;
const retryMs = 500;

export function createPen({ store, onRefused, onTrouble }: PenOptions): Pen {
	const held = new Map<string, { ctx: Ctx; items: Item[] }>();
	let writing: Promise<void> | null = null;

	const storePart = async (personId: string, { ctx, items }: { ctx: Ctx; items: Item[] }) => {
		const count = items.length;
		const updates = items.flatMap((item) => ("update" in item ? [item.update] : []));
		if (updates.length > 0) await store(ctx, updates.length === 1 ? (updates[0] as Uint8Array) : mergeUpdates(updates));
		for (const item of items.splice(0, count)) if ("tell" in item) item.tell();
		if (items.length === 0) held.delete(personId);
	};
	const work = async () => {
		while (held.size > 0) {
			// many writers share the road to the disk: the more there are, the more each trip carries
			await pause(Math.min(longestMs, shortestMs * held.size));
			for (const [personId, part] of [...held]) {
				try {
					await storePart(personId, part);
				} catch (error) {
					if (error instanceof DomainError) {
						held.delete(personId);
						onRefused(part.ctx);
					} else {
						onTrouble(error);
						await pause(retryMs);
					}
				}
			}
		}
		writing = null;
	};
	const hold = (ctx: Ctx, item: Item) => {
		const part = held.get(ctx.actor.personId);
		if (part) part.items.push(item);
		else held.set(ctx.actor.personId, { ctx, items: [item] });
		writing ??= work();
	};
	return {
		write: (ctx, update) => hold(ctx, { update }),
		whenStored(ctx, tell) {
			if (held.has(ctx.actor.personId)) hold(ctx, { tell });
			else tell();
		},
		async settle(ms) {
			await Promise.race([writing, pause(ms)]);
			return writing === null;
		},
	};
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
