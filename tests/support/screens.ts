import type { Page } from "playwright-core";
import { violationsOf } from "./axe.ts";
import { desktop, phone } from "./browser.ts";
import { markupFaults } from "./markup.ts";

const wide = desktop.viewport as { width: number; height: number };
const narrow = phone.viewport as { width: number; height: number };

/** Each page is looked at four times without being asked for again: what is written once a width, colours once a theme and a width. */
const screens = [
	{ name: "1280 px, light", size: wide, colorScheme: "light", only: undefined },
	{ name: "1280 px, dark", size: wide, colorScheme: "dark", only: "colours" },
	{ name: "360 px, dark", size: narrow, colorScheme: "dark", only: undefined },
	{ name: "360 px, light", size: narrow, colorScheme: "light", only: "colours" },
] as const;

/** How many screens were looked at by this file, and what was found. */
const tally = { screens: 0, violations: 0 };

/** Said at the end of `npm test`. */
export const tellScreens = (which: string) =>
	process.stdout.write(`axe: ${tally.screens} screens checked, ${tally.violations} violations (${which})\n`);

/** Nothing moves while colours change. */
export const still = { ...desktop, colorScheme: "light", reducedMotion: "reduce" } as const;

/** What is wrong with the page as it stands, by screen; ends as it began, wide and light. */
export async function faultsByScreen(page: Page): Promise<Record<string, unknown>> {
	const found: Record<string, unknown> = {};
	for (const { name, size, colorScheme, only } of screens) {
		await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
		if (page.viewportSize()?.width !== size.width) await page.setViewportSize(size);
		const violations = await violationsOf(page, only);
		tally.screens += 1;
		tally.violations += violations.length;
		if (violations.length > 0) found[name] = violations;
		if (only) continue;
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
		if (overflow > 0) found[`${name}, wider than the screen by`] = overflow;
		const faults = await markupFaults(page);
		if (faults.length > 0) found[`${name}, as written`] = faults;
	}
	await page.emulateMedia({ colorScheme: "light" });
	await page.setViewportSize(wide);
	return found;
}
