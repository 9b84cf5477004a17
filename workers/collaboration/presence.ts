import { randomUUID } from "node:crypto";
import type { Document, Hocuspocus } from "@hocuspocus/server";
import pg from "pg";
import { applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import { connectionAs, listenForLoss } from "#db/roles.ts";

/** Who is in a text, told to the other processes. Lost messages cost nothing: each editor says again that it is there. */
export interface Presence {
	tell(document: Document, clients: readonly number[]): void;
	receive(hocuspocus: Hocuspocus, payload: string): void;
	close(): Promise<void>;
}

const everyMs = 150;
/** PostgreSQL refuses notices of 8,000 bytes and more. */
const maxNotice = 7_900;

export function createPresence(databaseUrl: string, onError: (error: unknown) => void): Presence {
	const me = randomUUID();
	const pool = listenForLoss(new pg.Pool({ ...connectionAs("app", databaseUrl), max: 1, connectionTimeoutMillis: 5_000 }), onError);
	const waiting = new Map<Document, Set<number>>();
	let timer: NodeJS.Timeout | null = null;

	const send = () => {
		timer = null;
		for (const [document, clients] of waiting) {
			const known = [...clients].filter((client) => document.awareness.meta.has(client));
			if (known.length === 0) continue;
			const update = Buffer.from(encodeAwarenessUpdate(document.awareness, known)).toString("base64");
			const notice = `${me} ${document.name} ${update}`;
			if (notice.length < maxNotice) pool.query("select pg_notify('minutes_presence', $1)", [notice]).catch(onError);
		}
		waiting.clear();
	};
	return {
		tell(document, clients) {
			const all = waiting.get(document) ?? new Set();
			for (const client of clients) all.add(client);
			waiting.set(document, all);
			timer ??= setTimeout(send, everyMs);
		},
		receive(hocuspocus, payload) {
			const [from, name = "", update = ""] = payload.split(" ");
			const document = hocuspocus.documents.get(name);
			if (from !== me && document) applyAwarenessUpdate(document.awareness, Buffer.from(update, "base64"), { source: "local" });
		},
		async close() {
			if (timer) clearTimeout(timer);
			await pool.end();
		},
	};
}
