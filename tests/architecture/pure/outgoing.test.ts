import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

// Nothing of the product asks another machine for an address that somebody typed: links are shown, papers elsewhere are linked, calendars are
// given and not read. So no such address can lead it to a machine of its own network. This holds it: whatever speaks to the outside is here.

/** Modules that may open a connection, and where to; beside those that open the database, whose address is configured as well. */
const known: Record<string, string> = {
	"app/adapters/mailer.server.ts": "to the mail server that the operator configured",
	"app/adapters/queue.server.ts": "to the Redis that the operator configured",
	"app/ui/editor/ask-ticket.ts": "a browser, to the page's own address",
	"app/ui/editor/live-session.ts": "a browser, to the page's own address",
	"bin/product.ts": "none: loads its own code",
	"db/embedded.ts": "to the product's own PostgreSQL, on this machine",
	"db/migrate.ts": "none: loads its own migrations",
	"app/ui/campaigns/use-grid.ts": "a browser, to the page's own address",
};
const ways =
	/\bfetch\(|\bimport\([^"'`]|from "(node:)?(https?|http2|net|tls|dgram|dns)"|from "(undici|axios|got|node-fetch|nodemailer|ioredis|bullmq|@hocuspocus\/provider)"|\bnew (WebSocket|EventSource|XMLHttpRequest)\b|\bsendBeacon\(/;
/** Types, servers and the engine of the database say the same words without asking anybody. */
const harmless =
	/import type .* from "(node:)?https?"|import (\{ )?type .*from|createServer.*from "node:(http|net)"|app\.fetch\(|build\.fetch\(/;

it("asks no other machine but those that the operator configured", () => {
	const files = globSync("{app,workers,db,bin}/**/*.{ts,tsx,mjs}").filter((file) => !file.includes(".test."));
	expect(files.length).toBeGreaterThan(500);
	const asking = files.filter((file) =>
		readFileSync(file, "utf8")
			.split("\n")
			.some((line) => ways.test(line) && !harmless.test(line)),
	);
	expect(asking.filter((file) => !(file in known)).sort()).toEqual([]);
	expect(Object.keys(known).filter((file) => !asking.includes(file))).toEqual([]);
});
