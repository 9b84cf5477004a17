import type { Page } from "playwright-core";

/** What cannot be read as the page stands: wider than the screen, cut off, or scrolled only with a pointer. */
export const unreadable = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		const found: string[] = [];
		const isHidden = (element: Element | null): boolean =>
			element !== null &&
			((element.clientWidth <= 1 && getComputedStyle(element).position === "absolute") || isHidden(element.parentElement));
		for (const element of document.querySelectorAll<HTMLElement>("body *")) {
			if (
				element.scrollWidth <= element.clientWidth + 1 ||
				element.clientWidth === 0 ||
				element.closest("svg, .visually-hidden, .skip-link")
			)
				continue;
			if (!element.checkVisibility({ visibilityProperty: true }) || !element.textContent?.trim() || isHidden(element)) continue;
			const { overflowX } = getComputedStyle(element);
			const place = `${element.tagName.toLowerCase()}.${element.className} « ${element.textContent.trim().slice(0, 30)} »`;
			const isRegion = element.tabIndex >= 0 && (element.getAttribute("aria-label") ?? element.getAttribute("aria-labelledby"));
			const isField = element.matches("input, select, textarea");
			if (/auto|scroll/.test(overflowX) && !isRegion && !isField) found.push(`scrolls without a name or the keyboard: ${place}`);
			if (/hidden|clip/.test(overflowX) && !isField) found.push(`is cut off: ${place}`);
		}
		if (scrollWidth > clientWidth) {
			const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
			const first = wide.filter(
				(element) =>
					!element.closest(".table-region, [tabindex='0']") && !wide.some((other) => other !== element && element.contains(other)),
			);
			const names = first.slice(0, 4).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class")}`);
			found.push(`the page is ${scrollWidth - clientWidth} px too wide: ${names.join(", ")}`);
		}
		return found;
	});

/** Lays styles over the page, behind the back of its policy. */
export const layOver = (page: Page, css: string): Promise<void> =>
	page.evaluate((text) => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync(text);
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	}, css);

export const liftOff = (page: Page): Promise<void> =>
	page.evaluate(() => {
		document.adoptedStyleSheets = [];
	});

/** Goes through the page by Tab until it is left; tells every stop that cannot be seen, is out of order or keeps the keyboard. */
export async function walkByTab(page: Page): Promise<{ stops: number; faults: string[] }> {
	const faults: string[] = [];
	await page.evaluate(() => {
		window.scrollTo(0, 0);
		(document as { before?: Element }).before = undefined;
	});
	for (let stops = 0; stops < 400; stops++) {
		await page.keyboard.press("Tab");
		const said = await page.evaluate(() => {
			const memory = document as { before?: Element; first?: Element };
			const focus = document.activeElement as HTMLElement | null;
			if (!focus || focus === document.body) return "left";
			const before = memory.before;
			memory.before = focus;
			if (before === focus) return focus.tagName === "IFRAME" ? null : "keeps the keyboard";
			// the browser begins again at the top once it has been through its own buttons
			if (before && !(before.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING)) {
				return focus.classList.contains("skip-link") ? "left" : `comes before what was met: ${focus.textContent?.trim().slice(0, 30)}`;
			}
			const place = `${focus.tagName.toLowerCase()} « ${(focus.getAttribute("aria-label") ?? focus.textContent ?? "").trim().slice(0, 30)} »`;
			const ring = (element: Element | null) => {
				// a link that covers its whole card draws its ring around it
				const looks = element ? [getComputedStyle(element), getComputedStyle(element, "::after")] : [];
				return looks.some((style) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2);
			};
			if (!ring(focus) && !ring(focus.closest("label")) && !ring(focus.parentElement)) return `shows no focus: ${place}`;
			const box = focus.getClientRects()[0] as DOMRect;
			const bar = document.querySelector("header")?.getBoundingClientRect();
			const isStuck = bar && getComputedStyle(document.querySelector("header") as Element).position !== "static";
			const isInBar = focus.closest("header") !== null || focus.classList.contains("skip-link");
			if (box.bottom <= 0 || box.top >= window.innerHeight) return `is out of sight: ${place}`;
			if (isStuck && !isInBar && box.bottom <= bar.bottom) return `is under the header: ${place}`;
			return null;
		});
		if (said === "left") return { stops, faults };
		if (said === "keeps the keyboard") return { stops, faults: [...faults, said] };
		if (said) faults.push(said);
	}
	return { stops: 400, faults: [...faults, "never ends"] };
}
