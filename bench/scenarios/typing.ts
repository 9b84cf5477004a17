import type { Page } from "playwright-core";
import type { Bench, Figures, Scenario } from "../bench.ts";
import { launchBrowser, windowOf } from "../browser.ts";
import { type Child, startChild } from "../child.ts";
import { type Draft, openRoom, type WritingRoom } from "../drafts.ts";
import type { SignedInPerson } from "../people.ts";
import type { Seat } from "../servers/writers.ts";
import { askWriters, seatAt, socketOf, typeFor } from "../writing.ts";

const groupSize = 5;
const betweenKeysMs = 110;

/**
 * Several people in one text, three keys a second each, from a key to the moment that each other has it: the whole product beside a bare
 * Hocuspocus that keeps its texts in the same PostgreSQL, one after the other. Then two windows of a real browser.
 */
export const typing: Scenario = {
	name: "typing",
	async run(bench) {
		const { writers: counts, texts } = bench.settings;
		const room = await openRoom(bench.databaseUrl, counts.length + texts + 1, Math.max(...counts, groupSize * 4));
		const bare = await startChild("servers/bare-hocuspocus.ts", { DATABASE_URL: bench.databaseUrl });
		const writers = await startChild("servers/writers.ts", {});
		try {
			const figures: Record<string, Figures> = {};
			const spare = [...room.drafts];
			for (const count of counts) {
				const [draft] = spare.splice(0, 1) as [Draft];
				// whoever writes alone is watched by another
				const seats = room.writers.slice(0, Math.max(count, 2)).map((person, n) => ({ draft, person, isWriting: n < count }));
				figures[`typing, ${count} ${count === 1 ? "writer" : "writers"}`] = await compare(bench, bare, writers, seats);
			}
			const seats = spare.splice(0, texts).flatMap((draft, n) => inGroup(room, n).map((person) => ({ draft, person, isWriting: true })));
			figures[`typing, ${texts} documents × ${groupSize}`] = await compare(bench, bare, writers, seats);
			figures["typing, two browsers"] = await typeInBrowsers(bench, spare[0] as Draft, room.writers);
			return figures;
		} finally {
			for (const child of [writers, bare]) await child.stop();
		}
	},
};

/** Five of those who may write, others for the next text: nobody may have too many windows open. */
const inGroup = ({ writers }: WritingRoom, n: number) =>
	Array.from({ length: groupSize }, (_, place) => writers[(n * groupSize + place) % writers.length] as SignedInPerson);

async function compare(
	{ product, settings, say }: Bench,
	bare: Child,
	writers: Child,
	seats: readonly { draft: Draft; person: SignedInPerson; isWriting: boolean }[],
): Promise<Figures> {
	say(`  ${seats.length} editors`);
	const port = await bare.ask<number>("port");
	const bareSeats: Seat[] = seats.map(({ draft, isWriting }) => ({ document: draft.meetingId, isWriting }));
	await askWriters(writers, { url: `ws://127.0.0.1:${port}`, origin: "http://localhost", seats: bareSeats });
	const limit = await typeFor(writers, settings.typingSeconds);
	await askWriters(writers, "close");
	const ourSeats = seats.map(({ draft, person, isWriting }) => seatAt(product, draft, person, isWriting));
	await askWriters(writers, { ...socketOf(product), seats: ourSeats });
	const ours = await typeFor(writers, settings.typingSeconds);
	await askWriters(writers, "close");
	return {
		...{ limitP50: limit.p50, limitP95: limit.p95, p50: ours.p50, p95: ours.p95, p99: ours.p99 },
		...{ p95Ratio: ours.p95 / limit.p95, keys: ours.keys, lost: ours.lost },
	};
}

/** Both windows are of one machine, and so is their clock. */
async function typeInBrowsers({ product, settings }: Bench, draft: Draft, people: readonly SignedInPerson[]): Promise<Figures> {
	const browser = await launchBrowser();
	const keyCount = Math.ceil((settings.typingSeconds * 1_000) / betweenKeysMs);
	try {
		const [writing, watching] = (await Promise.all(
			people.slice(0, 2).map(async (person) => {
				const page = await (await windowOf(browser, product.publicOrigin, person)).newPage();
				await page.goto(`${product.publicOrigin}${draft.path}`);
				await page.locator("[contenteditable=true]").waitFor();
				return page;
			}),
		)) as [Page, Page];
		await writing.locator("[contenteditable=true] > p").last().click();
		await writing.keyboard.press("End");
		await writing.keyboard.type("ab", { delay: betweenKeysMs }); // the other's place in the text is known by now
		await watching.waitForTimeout(1_000);
		await writing.evaluate(() => {
			const keys: number[] = [];
			Object.assign(window, { keys });
			addEventListener("keydown", () => keys.push(performance.timeOrigin + performance.now()), { capture: true });
		});
		await watching.evaluate(() => {
			const text = document.querySelector("[contenteditable=true]") as HTMLElement;
			const lengthOf = () => [...text.querySelectorAll(":scope > p")].at(-1)?.textContent?.match(/e/g)?.length ?? 0;
			const shown: number[] = [];
			Object.assign(window, { shown });
			let length = lengthOf();
			new MutationObserver(() => {
				const now = performance.timeOrigin + performance.now();
				for (const longer = lengthOf(); length < longer; length++) shown.push(now);
			}).observe(text, { subtree: true, childList: true, characterData: true });
		});
		await writing.keyboard.type("e".repeat(keyCount), { delay: betweenKeysMs });
		await watching
			.waitForFunction((count) => (window as unknown as { shown: number[] }).shown.length >= count, keyCount, { timeout: 10_000 })
			.catch(() => undefined);
		const keys = await writing.evaluate(() => (window as unknown as { keys: number[] }).keys);
		const shown = await watching.evaluate(() => (window as unknown as { shown: number[] }).shown);
		const latencies = shown.map((at, n) => at - (keys[n] as number)).sort((a, b) => a - b);
		const percentile = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
		return { p50: percentile(0.5), p95: percentile(0.95), keys: keys.length, lost: keys.length - shown.length };
	} finally {
		await browser.close();
	}
}
