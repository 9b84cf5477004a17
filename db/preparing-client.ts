import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import pg from "pg";

/** Texts that vary without end (lists of ids, searches) must not fill the server with statements used once. */
const maxPrepared = 500;

const names = new Map<string, string>();
let generation = 0;

/**
 * A connection that has PostgreSQL parse and plan each statement once: with the walls in them, most take longer to plan than to run.
 * It looks at statements with parameters only; begin, commit and the like are no work to plan.
 */
export class PreparingClient extends pg.Client {
	override query(...args: unknown[]): never {
		this.#writeTogether();
		const [text, values, callback] = args;
		if (typeof text !== "string" || !Array.isArray(values) || values.length === 0 || callback)
			return super.query(...(args as [string])) as never;
		const name = nameOf(text);
		return super.query({ name: name && `${generation}${name}`, text, values }).catch(forgetPlansOf) as never;
	}

	/** What is asked in one turn leaves in one packet. */
	#writeTogether() {
		const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
		if (stream.writableCorked > 0) return;
		stream.cork();
		process.nextTick(() => stream.uncork());
	}
}

function nameOf(text: string): string | undefined {
	let name = names.get(text);
	if (!name && names.size < maxPrepared) {
		name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
		names.set(text, name);
	}
	return name;
}

/** A column added while we run changes what a prepared `select *` returns, which PostgreSQL refuses: everything is then prepared anew. */
function forgetPlansOf(error: Error & { code?: string }): never {
	if (error.code === "0A000") generation += 1;
	throw error;
}
