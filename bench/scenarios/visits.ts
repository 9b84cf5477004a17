import type { Browser } from "playwright-core";
import type { Bench, Figures, Scenario } from "../bench.ts";
import { launchBrowser, windowOf } from "../browser.ts";
import { openRoom } from "../drafts.ts";
import type { SignedInPerson } from "../people.ts";

/** A poor mobile network, and a processor four times slower than this one. */
const network = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const slowdown = 4;

const kinds: Record<string, string> = { Document: "htmlKiB", Stylesheet: "cssKiB", Script: "jsKiB", Font: "fontKiB" };

/** First visits of a real browser that knows nothing yet, over a poor network: what it fetched, when it showed it, what moved. */
export const visits: Scenario = {
	name: "visits",
	async run(bench) {
		const { drafts, writers } = await openRoom(bench.databaseUrl, 1, 1);
		const [person] = writers as [SignedInPerson];
		const pages = {
			list: `/t/${person.territorySlug}/fiches?colonnes=indicateurs`,
			sheet: `/t/${person.territorySlug}/fiches/fiche-1`,
			editor: drafts[0]?.path as string,
		};
		const browser = await launchBrowser();
		try {
			const figures: Record<string, Figures> = {};
			for (const [name, path] of Object.entries(pages)) {
				const seen: Figures[] = [];
				for (let round = 0; round < bench.settings.rounds; round++) seen.push(await visit(bench, browser, path, person));
				const middle = (figure: string) => seen.map((one) => one[figure] as number).sort((a, b) => a - b)[seen.length >> 1] as number;
				figures[`visit, ${name}`] = Object.fromEntries(Object.keys(seen[0] as Figures).map((figure) => [figure, middle(figure)]));
			}
			return figures;
		} finally {
			await browser.close();
		}
	},
};

/** What the page says of itself, gathered before anything of it runs. */
interface Told {
	paint: number;
	shift: number;
}

async function visit({ product }: Bench, browser: Browser, path: string, person: SignedInPerson): Promise<Figures> {
	const context = await windowOf(browser, product.publicOrigin, person);
	try {
		const page = await context.newPage();
		const session = await context.newCDPSession(page);
		await session.send("Network.enable");
		await session.send("Network.setCacheDisabled", { cacheDisabled: true });
		await session.send("Network.emulateNetworkConditions", network);
		await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
		const bytes: Figures = { htmlKiB: 0, cssKiB: 0, jsKiB: 0, fontKiB: 0, otherKiB: 0 };
		const typeOf = new Map<string, string>();
		session.on("Network.responseReceived", ({ requestId, type }) => typeOf.set(requestId, type));
		session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
			const kind = kinds[typeOf.get(requestId) ?? ""] ?? "otherKiB";
			bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength / 1024;
		});
		await page.addInitScript(() => {
			const told = { paint: 0, shift: 0 };
			Object.assign(window, { told });
			new PerformanceObserver((list) => {
				for (const { startTime } of list.getEntries()) told.paint = startTime;
			}).observe({ type: "largest-contentful-paint", buffered: true });
			new PerformanceObserver((list) => {
				for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
					if (!entry.hadRecentInput) told.shift += entry.value;
			}).observe({ type: "layout-shift", buffered: true });
		});
		await page.goto(new URL(path, product.publicOrigin).href, { waitUntil: "load" });
		// the editor becomes one once its text has come; what it moves then counts too
		if (path.includes("/redaction")) await page.locator("[contenteditable=true]").waitFor();
		await page.waitForTimeout(1_000);
		const told = await page.evaluate(() => (window as unknown as { told: Told }).told);
		const loadMs = await page.evaluate(() => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).loadEventEnd);
		const allKiB = Object.values(bytes).reduce((sum, one) => sum + one, 0);
		return { allKiB, ...bytes, largestPaintMs: told.paint, loadMs, layoutShift: told.shift };
	} finally {
		await context.close();
	}
}
