import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { prepareQueue } from "#app/adapters/queue.server.ts";
import { load, type Scenario } from "../bench.ts";
import { largeSlug } from "../data/load.ts";
import { type SignedInPerson, signIn } from "../people.ts";
import { type Served, serveProduct } from "../serve.ts";
import type { Usage } from "../servers/product.ts";

const mostSheets = 100;
const printingsPerRound = 7;

/** Approved minutes as PDF, one after the other; then a hundred sheets as one PDF, from the request to the file, by the queue and a worker. */
export const documents: Scenario = {
	name: "documents",
	async run(bench) {
		const { databaseUrl, dataDir, settings } = bench;
		const printings = printingsPerRound * settings.rounds;
		const sheetCount = Math.min(mostSheets, Math.ceil(settings.largeSheets / 10));
		await prepareQueue(databaseUrl);
		const client = new pg.Client({ connectionString: databaseUrl });
		await client.connect();
		const { rows } = await client.query<{ path: string }>(
			`select '/t/' || t.slug || '/comites/' || c.slug || '/reunions/' || m.meeting_id || '/compte-rendu/export.pdf' as path
			from minutes m join territory t on t.id = m.territory_id join committee c on c.id = m.committee_id
			where t.slug = $1 and m.status = 'approved' order by m.id limit $2`,
			[largeSlug, printings],
		);
		await client.query(
			`update action_sheet set status = 'on_hold', status_reason = 'En attente' where id in (select s.id from action_sheet s
				join territory t on t.id = s.territory_id where t.slug = $1 order by s.id limit $2)`,
			[largeSlug, sheetCount],
		);
		await client.end();
		const [officer] = (await signIn(databaseUrl, `t.slug = '${largeSlug}' and m.role = 'cooperation_officer'`, 1)) as [SignedInPerson];
		const product = await serveProduct({ databaseUrl, dataDir }, "web,worker");
		try {
			const alone = { ...bench, settings: { ...settings, connections: 1 } };
			const requests = rows.map(({ path }) => ({ path, cookie: officer.cookie }));
			const processor = async () => (await product.child.ask<Usage>("usage")).processor;
			await load(alone, { origin: product.origin, requests, status: 200, seconds: 0, atLeast: 5 }); // fonts get read
			const before = await processor();
			const { p50, p95 } = await load(alone, { origin: product.origin, requests, status: 200, seconds: 0, atLeast: printings });
			const minutesMs = ((await processor()) - before) / printings;
			const firstMs = await printSheets(product, officer);
			const begun = await processor();
			const times: number[] = [];
			for (let round = 0; round < settings.rounds; round++) times.push(await printSheets(product, officer));
			const sheetsMs = ((await processor()) - begun) / settings.rounds;
			const ms = times.sort((a, b) => a - b)[times.length >> 1] as number;
			return {
				"minutes as PDF": { p50, p95, serverMs: minutesMs },
				"sheets as PDF": { sheets: sheetCount, firstMs, ms, serverMs: sheetsMs },
			};
		} finally {
			await product.child.stop();
		}
	},
};

async function printSheets({ origin }: Served, { cookie, territorySlug }: SignedInPerson): Promise<number> {
	const begun = performance.now();
	const asked = await answerOf(`${origin}/t/${territorySlug}/exports/nouveau?statut=on_hold`, cookie, "format=pdf");
	if (asked.status !== 302 || !asked.location) throw new Error(`the export was answered ${asked.status}`);
	for (const endsAt = begun + 120_000; performance.now() < endsAt; await wait(50)) {
		const { status, bytes } = await answerOf(new URL(`${asked.location}/fichier`, origin).href, cookie);
		if (status !== 200) continue;
		if (!bytes.subarray(0, 5).equals(Buffer.from("%PDF-"))) throw new Error("the export is no PDF");
		return performance.now() - begun;
	}
	throw new Error("the export never came");
}

/** Over a connection of its own: one that was kept may be closed by a busy server just when it is used again. */
function answerOf(address: string, cookie: string, form?: string): Promise<{ status: number; location: string | null; bytes: Buffer }> {
	const headers = { cookie, ...(form && { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" }) };
	return new Promise((resolve, reject) => {
		request(address, { agent: false, method: form ? "POST" : "GET", headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on("data", (chunk) => chunks.push(chunk));
			response.on("error", reject);
			response.on("end", () =>
				resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, bytes: Buffer.concat(chunks) }),
			);
		})
			.on("error", reject)
			.end(form);
	});
}
