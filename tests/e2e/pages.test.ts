import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { matchRoutes } from "@remix-run/react";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import routes from "#app/routes.ts";
import { demonstrationPassword } from "#seeds/scenarios/demonstration.ts";
import { useBrowser } from "#tests/support/browser.ts";
import { newcomer, openEmptyTerritory } from "#tests/support/empty-territory.ts";
import { mailVisits } from "#tests/support/mail-visits.ts";
import { seenElsewhere, unlikeOnFirstDay, type Visit, visits } from "#tests/support/page-visits.ts";
import { useProduct } from "#tests/support/product.ts";
import { faultsOfRefusal, sendEmptied } from "#tests/support/refused-form.ts";
import { faultsByScreen, still, tellScreens } from "#tests/support/screens.ts";

// Every page, full, empty, refused or in error, wide and narrow, light and dark: accessible, within the screen, light, titled, and silent.

const product = useProduct();
const browser = useBrowser();

const table = (await routes) as { path?: string; file: string }[];
const pageFiles = new Set(table.map(({ file }) => file).filter((file) => /^export default /m.test(readFileSync(`app/${file}`, "utf8"))));
const fileOf = (address: string) =>
	(matchRoutes(table, new URL(address).pathname)?.at(-1)?.route as { file: string } | undefined)?.file ?? "";

/** A territory on its first day: every page that names nothing but the territory. */
const firstDay: Visit = {
	account: newcomer,
	pages: [
		"/",
		"/avis",
		"/mon-compte/calendriers",
		"/mon-compte/sessions",
		...table
			.filter(({ path = "", file }) => path.startsWith("t/:territory") && !/:territory.*:|\.\w+$/.test(path) && pageFiles.has(file))
			.map(({ path }) => `/${path?.replace(":territory", "vide")}`)
			.map((address) => address + (unlikeOnFirstDay[address] ? ` ${unlikeOnFirstDay[address]}` : "")),
	],
};
const tour = [...visits, firstDay];

const expectedStatus = / (\d{3})$/;

async function follow(page: Page, address: string): Promise<{ path: string; html: string; status: number }> {
	let target = address.replace(expectedStatus, "").replace("▾", "");
	const isLink = /^[→⇒]/.test(target);
	if (isLink) {
		const links = await page
			.locator("main a[href]")
			.evaluateAll((all) => all.map((link) => ({ href: link.getAttribute("href") ?? "", words: (link as HTMLElement).innerText.trim() })));
		const wanted = new RegExp(target.slice(1));
		const match = links.find(({ href, words }) => wanted.test(target.startsWith("→") ? href : words));
		expect(match, `a link like ${address} on ${page.url()}`).toBeDefined();
		target = match?.href as string;
	}
	const response = await page.goto(new URL(target, isLink ? page.url() : product.url).href);
	if (address.endsWith("▾")) {
		await page.locator("main details").evaluateAll((folds) => {
			for (const fold of folds) fold.setAttribute("open", "");
		});
	}
	return { path: target, html: (await response?.text()) ?? "", status: response?.status() ?? 0 };
}

async function openAs(account: string | null): Promise<Page> {
	const page = await browser.open(still);
	if (account) {
		await page.goto(`${product.url}/connexion`);
		await page.getByLabel("Adresse de courriel").fill(account);
		await page.getByLabel("Mot de passe").fill(demonstrationPassword);
		await page.getByRole("button", { name: "Se connecter" }).click();
		await page.waitForURL(`${product.url}/`);
	}
	return page;
}

/** Files of the routes that answered a page. */
const seen = new Set<string>();
/** Pages with a form that requires something, one for each route: where each account left them. */
const forms = new Map<string, string[]>();
const withForms = new Set<string>();

describe("pages", () => {
	it.each(tour)(
		"of $account are accessible, within the screen, well formed, light and without scripts",
		{ timeout: 600_000 },
		async ({ account, pages }) => {
			const page = await openAs(account);
			const found: Record<string, unknown> = {};
			const toRefuse: string[] = [];
			let referral = "";
			for (const address of pages.includes("/connexion") ? [...pages, ...ofMails] : pages) {
				const { path, html, status } = await follow(page, address.replace("…", referral));
				referral = /^.*\/orientations\/[0-9a-f-]{36}/.exec(page.url())?.[0] ?? referral;
				const file = fileOf(page.url());
				if (status < 400 || file === "routes/not-found.tsx") seen.add(file);
				if (status < 400 && !withForms.has(file) && (await page.locator("main form[method=post] [required]").count()) > 0) {
					withForms.add(file);
					toRefuse.push(page.url());
				}
				const facts = {
					status,
					faults: await faultsByScreen(page),
					headings: await page.locator("h1").count(),
					hasTitle: /. – Maillage$/.test(await page.title()),
					tellsConformity: (await page.locator("footer a[href='/accessibilite']").count()) === 1,
					scripts: (html.match(/<script/g) ?? []).length,
					isLight: gzipSync(html).length + stylesheetBytes < 60_000,
				};
				const wanted = {
					status: Number(expectedStatus.exec(address)?.[1] ?? 200),
					faults: {},
					headings: 1,
					hasTitle: true,
					tellsConformity: true,
					scripts: 0,
					isLight: true,
				};
				if (JSON.stringify(facts) !== JSON.stringify(wanted)) found[path] = facts;
			}
			forms.set(String(account), [...(forms.get(String(account)) ?? []), ...toRefuse]);
			await page.context().close();
			expect(found).toEqual({});
		},
	);

	it.each([...new Set(tour.map(({ account }) => account))])(
		"refused forms of %s say what is wrong, where, and keep what was typed",
		{ timeout: 600_000 },
		async (account) => {
			const addresses = forms.get(String(account)) ?? [];
			if (addresses.length === 0) return;
			const page = await openAs(account);
			const found: Record<string, unknown> = {};
			for (const address of addresses) {
				await page.goto(address);
				const status = await sendEmptied(page);
				if (status === null) continue;
				refused += 1;
				const faults = { ...(await faultsByScreen(page)), refusal: await faultsOfRefusal(page) };
				if (![400, 422].includes(status) || Object.keys(faults).length > 1 || faults.refusal.length > 0)
					found[address] = { status, ...faults };
			}
			await page.context().close();
			expect(found).toEqual({});
		},
	);

	it("were all looked at, and most of their forms", () => {
		expect([...pageFiles].filter((file) => !seen.has(file) && !(file in seenElsewhere))).toEqual([]);
		expect(Object.keys(seenElsewhere).filter((file) => seen.has(file) || !pageFiles.has(file))).toEqual([]);
		expect(refused).toBeGreaterThan(40);
	});
});

/** What the mails of the demonstration open, for whoever has no session. */
let ofMails: string[] = [];
let stylesheetBytes = 0;
let refused = 0;
beforeAll(async () => {
	ofMails = await mailVisits(product.databaseUrl, product.clock.now);
	await openEmptyTerritory(product.databaseUrl, product.clock.now);
	const html = await (await fetch(`${product.url}/connexion`)).text();
	for (const [, href] of html.matchAll(/rel="stylesheet" href="([^"]+)"/g)) {
		stylesheetBytes += gzipSync(await (await fetch(`${product.url}${href}`)).text()).length;
	}
	expect(stylesheetBytes).toBeGreaterThan(1_000);
});
afterAll(() => tellScreens(`every page, ${refused} refused forms`));
