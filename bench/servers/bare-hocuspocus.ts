import { Server } from "@hocuspocus/server";
import pg from "pg";
import { applyUpdate, encodeStateAsUpdate } from "yjs";
import { updateOf } from "#app/domain/minutes/live-text.ts";
import { processorOf, serveParent } from "../child.ts";
import { hundredParagraphs } from "../drafts.ts";

/*
 * The limit of typing: Hocuspocus as its manual sets it up, with its texts in PostgreSQL. Nobody is asked who they are, nothing is
 * looked at, and a text is stored as a whole a while after it changed.
 */

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });
await pool.query("create table if not exists bare_document (name text primary key, state bytea not null)");
const blank = updateOf(hundredParagraphs);

const server = new Server({
	quiet: true,
	port: 0,
	address: "127.0.0.1",
	stopOnSignals: false,
	async onLoadDocument({ documentName, document }) {
		const { rows } = await pool.query<{ state: Buffer }>("select state from bare_document where name = $1", [documentName]);
		applyUpdate(document, rows[0]?.state ?? blank);
	},
	async onStoreDocument({ documentName, document }) {
		const state = Buffer.from(encodeStateAsUpdate(document));
		await pool.query("insert into bare_document values ($1, $2) on conflict (name) do update set state = excluded.state", [
			documentName,
			state,
		]);
	},
});
await server.listen();
serveParent(
	(asked) => (asked === "port" ? server.address.port : { processor: processorOf() }),
	() => server.destroy(),
);
