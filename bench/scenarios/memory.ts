import { prepareQueue } from "#app/adapters/queue.server.ts";
import { load, type Scenario } from "../bench.ts";
import { startChild } from "../child.ts";
import { randomFrom } from "../data/random.ts";
import { type Draft, openRoom } from "../drafts.ts";
import { type SignedInPerson, signIn } from "../people.ts";
import { serveProduct } from "../serve.ts";
import type { Usage } from "../servers/product.ts";
import { askWriters, seatAt, socketOf } from "../writing.ts";

const samples = 3;

/** What web and workers hold, as one process, after many requests and with many texts open; then after a quarter as many more, twice. */
export const memory: Scenario = {
	name: "memory",
	async run(bench) {
		const { databaseUrl, dataDir, settings, say } = bench;
		await prepareQueue(databaseUrl);
		const room = await openRoom(databaseUrl, settings.documents, 50);
		const visitors = await signIn(databaseUrl, "t.slug <> 'bench-grand'", 3);
		const product = await serveProduct({ databaseUrl, dataDir }, "web,worker");
		const writers = await startChild("servers/writers.ts", {});
		const memoryNow = async () => (await product.child.ask<Usage>("usage")).memory / 2 ** 20;
		const random = randomFrom(6);
		const visit = (count: number) => {
			const requests = Array.from({ length: count }, (_, n) => {
				const { territorySlug, cookie } = random.pick(visitors);
				const pages = [`/t/${territorySlug}/fiches?colonnes=indicateurs`, `/t/${territorySlug}/fiches/fiche-${random.below(60)}`, "/"];
				return { path: pages[n % pages.length] as string, cookie };
			});
			return load(bench, { origin: product.origin, requests, isOnce: true, status: 200, seconds: 0, atLeast: count });
		};
		try {
			const memoryStartMiB = await memoryNow();
			const seats = room.drafts.map((draft: Draft, n) =>
				seatAt(product, draft, room.writers[n % room.writers.length] as SignedInPerson, false),
			);
			await askWriters(writers, { ...socketOf(product), seats });
			const memoryOpenMiB = await memoryNow();
			const taken: number[] = [];
			for (let sample = 0; sample < samples; sample++) {
				await visit(Math.ceil(settings.requests / (sample === 0 ? 1 : 4)));
				taken.push(await memoryNow());
				say(`  ${taken.at(-1)?.toFixed(0)} MiB`);
			}
			const [first, second, last] = taken as [number, number, number];
			return {
				memory: {
					...{ memoryStartMiB, memoryOpenMiB, memory1MiB: first, memory2MiB: second, memoryMiB: last },
					memoryRatio: last / first,
				},
			};
		} finally {
			await writers.stop();
			await product.child.stop();
		}
	},
};
