import { serving } from "#bin/node-flags.mjs";
import { freePort } from "#db/free-port.ts";
import { type Child, startChild } from "./child.ts";

/** The product in a process of its own, and where it answers. */
export interface Served {
	child: Child;
	/** By the address: what a client of the bench asks. */
	origin: string;
	/** By the name that the product knows itself by: what a browser, or a socket, must come from. */
	publicOrigin: string;
}

/** Starts the built product on a database of the bench: the web, or web and workers together as `npm start` has them. */
export async function serveProduct(
	place: { databaseUrl: string; dataDir: string; port?: number },
	parts: "web" | "web,worker" = "web",
): Promise<Served> {
	const port = place.port ?? (await freePort());
	const publicOrigin = `http://localhost:${port}`;
	const child = await startChild(
		"servers/product.ts",
		{
			...serving.env,
			...{ DATABASE_URL: place.databaseUrl, DATA_DIR: place.dataDir, PORT: String(port), PUBLIC_URL: publicOrigin },
			// a mail server is named because there must be one; nothing that is measured with this writes to it
			...{ DEMO: "0", SMTP_URL: "smtp://localhost:1", BENCH_PARTS: parts },
		},
		serving.flags,
	);
	return { child, origin: `http://127.0.0.1:${port}`, publicOrigin };
}
