import type { Locator, Page } from "playwright-core";

/** What the element under the focus is called, as somebody who does not see it hears it. */
const nameOf = (focus: Locator): Promise<string> =>
	focus.evaluate((element) => {
		const labels = (element as HTMLInputElement).labels;
		const said = element.getAttribute("aria-label") ?? (labels?.length ? labels[0]?.textContent : element.textContent) ?? "";
		return said.trim().replaceAll("\u00a0", " ");
	});

/** Tabs on until the focus stands on what is named so, as somebody who does not use a pointer would. */
export async function tabTo(page: Page, name: RegExp, onWay?: (focus: Locator) => Promise<unknown>): Promise<Locator> {
	for (let step = 0; step < 250; step++) {
		await page.keyboard.press("Tab");
		const focus = page.locator(":focus");
		if ((await focus.count()) === 0) continue;
		if (name.test(await nameOf(focus))) return focus;
		await onWay?.(focus);
	}
	throw new Error(`no focus on ${name} on ${page.url()}`);
}

/** The same, then Enter; waits for the page it leads to, unless it only opens a fold. */
export async function press(page: Page, name: RegExp): Promise<void> {
	const focus = await tabTo(page, name);
	const isFold = await focus.evaluate((element) => element.tagName === "SUMMARY");
	if (isFold) return page.keyboard.press("Enter");
	await Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
}

/** Chooses, in the list that is named so, the first option with these words, by the arrows. */
export async function choose(page: Page, list: RegExp, words: string): Promise<void> {
	const focus = await tabTo(page, list);
	const wanted = await focus.evaluate(
		(select, text) => [...(select as HTMLSelectElement).options].findIndex((option) => option.text.includes(text)),
		words,
	);
	if (wanted < 0) throw new Error(`no ${words} in ${list}`);
	for (let step = 0; step < wanted; step++) await page.keyboard.press("ArrowDown");
	if ((await focus.evaluate((select) => (select as HTMLSelectElement).selectedIndex)) !== wanted)
		throw new Error(`${words} not chosen in ${list}`);
}
