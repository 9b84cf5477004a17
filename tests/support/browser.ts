import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";

const flags = [
	"--no-sandbox",
	"--disable-gpu",
	"--disable-quic",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
];

export const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 900 }, locale: "fr-FR", timezoneId: "Europe/Paris" };
export const phone: BrowserContextOptions = { ...desktop, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

/** A real browser for a test file. What a page's console calls an error fails the test. */
export function useBrowser() {
	const holder = {} as { open: (options?: BrowserContextOptions) => Promise<Page> };
	let browser: Browser;
	const errors: string[] = [];
	beforeAll(async () => {
		browser = await chromium.launch({ executablePath: inject("chromium"), args: flags });
		holder.open = async (options = desktop) => {
			const context = await browser.newContext(options);
			const page = await context.newPage();
			page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
			page.on("pageerror", (error) => errors.push(String(error)));
			return page;
		};
	});
	afterEach(() => {
		expect(
			errors.splice(0).filter((text) => !text.includes("Failed to load resource")),
			"errors in the page's console",
		).toEqual([]);
	});
	afterAll(() => browser?.close());
	return holder;
}
