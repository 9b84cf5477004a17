import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { desktop, useBrowser } from "#tests/support/browser.ts";
import { useProduct } from "#tests/support/product.ts";
import { layOver, liftOff, unreadable, walkByTab } from "#tests/support/reading.ts";

// The main pages, tried as people use them who zoom, space, tab, turn their telephone, choose their colours or want nothing to move.

const product = useProduct();
const browser = useBrowser();

const territory = "/t/ccals";
const mainPages = [
	"/",
	"/avis",
	"/mon-compte",
	"/accessibilite",
	territory,
	`${territory}/programme`,
	`${territory}/fiches`,
	`${territory}/fiches/ccals-5-1`,
	`${territory}/fiches/ccals-5-1/modification?partie=contexte`,
	`${territory}/comites/insertion`,
	`${territory}/calendrier?vue=mois`,
	`${territory}/decisions`,
	`${territory}/recherche?q=insertion`,
];

/** WCAG 1.4.12. */
const spaced = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
	p { margin-block-end: 2em !important }`;

let page: Page;
beforeAll(async () => {
	page = await browser.open();
	await page.goto(`${product.url}/connexion`);
	await page.getByLabel("Adresse de courriel").fill("technique-insertion@ccals.example");
	await page.getByLabel("Mot de passe").fill(demonstrationPassword);
	await page.getByRole("button", { name: "Se connecter" }).click();
	await page.waitForURL(`${product.url}/`);
});

/** What each main page gives, by its address. */
async function onEach<T>(look: (path: string) => Promise<T>): Promise<Record<string, T>> {
	const given: Record<string, T> = {};
	for (const path of mainPages) {
		await page.goto(product.url + path);
		given[path] = await look(path);
	}
	return given;
}
const everywhere = <T>(value: T): Record<string, T> => Object.fromEntries(mainPages.map((path) => [path, value]));

describe("every main page", { timeout: 120_000 }, () => {
	it("lets the first Tab jump to the content, where the focus lands", async () => {
		const given = await onEach(async () => {
			await page.keyboard.press("Tab");
			const first = await page.evaluate(() => ({
				words: document.activeElement?.textContent,
				isSeen: (document.activeElement?.getBoundingClientRect().top ?? -1) >= 0,
			}));
			await page.keyboard.press("Enter");
			const landed = await page.evaluate(() => document.activeElement?.id);
			await page.keyboard.press("Tab");
			return { ...first, landed, goesOn: await page.evaluate(() => document.activeElement?.closest("main, footer") !== null) };
		});
		expect(given).toEqual(everywhere({ words: "Aller au contenu", isSeen: true, landed: "contenu", goesOn: true }));
	});

	it("has one h1, its regions, and its menu and search always in the same place", async () => {
		const given = await onEach(() =>
			page.evaluate(() => {
				const count = (selector: string) => document.querySelectorAll(selector).length;
				const spot = (selector: string) => {
					const { x, y } = document.querySelector(selector)?.getBoundingClientRect() ?? { x: -1, y: -1 };
					return [Math.round(x), Math.round(y)].join();
				};
				return {
					regions: [count("h1"), count("main"), count("body header.topbar"), count("footer.footer"), count("nav.rail")],
					menu: spot("nav.rail"),
					search: spot(".topbar-search"),
					current: count("nav.rail [aria-current=page]"),
				};
			}),
		);
		const pages = Object.entries(given);
		const within = pages.filter(([path]) => path.startsWith(territory));
		expect(pages.filter(([, { regions }]) => regions.join() !== "1,1,1,1,1")).toEqual([]);
		expect(new Set(pages.map(([, { menu }]) => menu)).size).toBe(1);
		expect(new Set(within.map(([, { search }]) => search)).size).toBe(1);
		expect(within.filter(([path, { current }]) => current !== (path.includes("recherche") ? 0 : 1))).toEqual([]);
	});

	it("has a title of its own, which names it and its territory", async () => {
		const titles = await onEach(() => page.title());
		expect(new Set(Object.values(titles)).size).toBe(mainPages.length);
		for (const [path, title] of Object.entries(titles)) {
			expect(title).toMatch(path.startsWith(territory) ? /^.+ – .+ – Maillage$/ : /^.+ – Maillage$/);
		}
	});

	it("shows where the focus is, never under the header, from the first Tab to the last", async () => {
		const given = await onEach(() => walkByTab(page));
		expect(Object.entries(given).filter(([, { faults }]) => faults.length > 0)).toEqual([]);
		for (const { stops } of Object.values(given)) expect(stops).toBeGreaterThan(10);
	});

	it("fits in 320 px, and with text twice as large", async () => {
		const given = await onEach(async () => {
			await page.setViewportSize({ width: 320, height: 640 });
			const narrow = await unreadable(page);
			await page.setViewportSize(desktop.viewport as never);
			await layOver(page, ":root { font-size: 200% !important }");
			const large = await unreadable(page);
			return { narrow, large };
		});
		expect(given).toEqual(everywhere({ narrow: [], large: [] }));
	});

	it("keeps its words when lines, words and letters are spaced", async () => {
		const given = await onEach(async () => {
			await layOver(page, spaced);
			const wide = await unreadable(page);
			await page.setViewportSize({ width: 360, height: 740 });
			const narrow = await unreadable(page);
			await liftOff(page);
			await page.setViewportSize(desktop.viewport as never);
			return { wide, narrow };
		});
		expect(given).toEqual(everywhere({ wide: [], narrow: [] }));
	});

	it("reads upright and lying down", async () => {
		await page.setViewportSize({ width: 740, height: 360 });
		const given = await onEach(async () => ({
			faults: await unreadable(page),
			// what stays at the top leaves most of the screen to the page
			bar: await page.evaluate(() => {
				const bar = document.querySelector("header") as Element;
				return getComputedStyle(bar).position === "static" || bar.getBoundingClientRect().height < window.innerHeight / 3;
			}),
		}));
		await page.setViewportSize(desktop.viewport as never);
		expect(given).toEqual(everywhere({ faults: [], bar: true }));
	});

	it("keeps focus, fields and the current room visible in forced colours", async () => {
		await page.emulateMedia({ forcedColors: "active" });
		const given = await onEach(async () => {
			await page.keyboard.press("Tab");
			await page.keyboard.press("Tab");
			return page.evaluate(() => {
				const style = getComputedStyle(document.activeElement as Element);
				const flat = [...document.querySelectorAll("main .control, main .button")].filter((element) => {
					const { borderTopStyle, borderTopColor, backgroundColor } = getComputedStyle(element);
					return element.checkVisibility() && (borderTopStyle === "none" || borderTopColor === backgroundColor);
				});
				return {
					outline: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
					flat: flat.map(({ textContent }) => textContent),
				};
			});
		});
		await page.emulateMedia({ forcedColors: "none" });
		expect(given).toEqual(everywhere({ outline: true, flat: [] }));
	});

	it("moves nothing for whoever wants no movement", async () => {
		await page.emulateMedia({ reducedMotion: "reduce" });
		const given = await onEach(() =>
			page.evaluate(() => {
				for (const fold of document.querySelectorAll("details")) fold.open = true;
				const lasting = [...document.querySelectorAll("*")].filter((element) => {
					const { transitionDuration, animationDuration } = getComputedStyle(element);
					return [transitionDuration, animationDuration].some((durations) =>
						durations.split(",").some((one) => Number.parseFloat(one) > 0.02),
					);
				});
				const smooth = getComputedStyle(document.documentElement).scrollBehavior;
				return { running: document.getAnimations().length, lasting: lasting.length, smooth };
			}),
		);
		await page.emulateMedia({ reducedMotion: "no-preference" });
		expect(given).toEqual(everywhere({ running: 0, lasting: 0, smooth: "auto" }));
	});

	it("lets the browser fill in what it knows of a person", async () => {
		const known = (path: string) =>
			page
				.goto(product.url + path)
				.then(() =>
					page.locator("main input[autocomplete]").evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).autocomplete)),
				);
		expect(await known("/mon-compte")).toEqual(expect.arrayContaining(["name"]));
		expect(await known("/mon-compte/mot-de-passe")).toEqual(expect.arrayContaining(["current-password", "new-password"]));
		const visitor = await browser.open();
		await visitor.goto(`${product.url}/connexion`);
		expect(await visitor.getByLabel("Adresse de courriel").getAttribute("autocomplete")).toMatch(/username|email/);
		expect(await visitor.getByLabel("Mot de passe").getAttribute("autocomplete")).toBe("current-password");
		await visitor.context().close();
	});
});
