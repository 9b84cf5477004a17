import type { Page } from "playwright-core";

/** What is wrong with how a page is written, of what axe leaves alone: each fault said with where it is. Runs in the page. */
function faultsHere(): string[] {
	const found: string[] = [];
	const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
	const place = (element: Element) =>
		`${element.tagName.toLowerCase()}${element.id && `#${element.id}`} « ${element.textContent?.trim().slice(0, 30)} »`;
	const each = (what: string, elements: Element[]) => found.push(...elements.map((element) => `${what}: ${place(element)}`));
	const nameOf = (element: Element | null) => element?.getAttribute("aria-label") || element?.getAttribute("aria-labelledby");

	if (!document.doctype || document.compatMode !== "CSS1Compat") found.push("no document type");
	if (document.documentElement.lang !== "fr") found.push("not said to be in French");
	const ids = all("[id]").map(({ id }) => id);
	found.push(...ids.filter((id, index) => id === "" || ids.indexOf(id) !== index).map((id) => `id given twice: ${id}`));
	each(
		"table without caption",
		all("table:not([role=presentation])").filter((table) => !table.querySelector("caption")?.textContent?.trim() && !nameOf(table)),
	);
	each(
		"table without headers",
		all("table:not([role=presentation])").filter((table) => !table.querySelector("th")),
	);
	each("header of no row nor column", all("th:not([scope])"));
	each(
		"group without legend",
		all("fieldset, [role=group], [role=radiogroup]").filter(
			(group) => !nameOf(group) && !group.querySelector(":scope > legend")?.textContent?.trim(),
		),
	);
	each(
		"choice outside any group",
		all("input[type=radio]").filter((radio) => !radio.closest("fieldset, [role=radiogroup], [role=group]")),
	);
	each(
		"drawing neither named nor hidden",
		all("svg").filter((svg) => !svg.closest("[aria-hidden=true]") && svg.getAttribute("role") !== "img"),
	);
	each(
		"looks written in the page",
		all("font, center, big, strike, marquee, blink, [align], [bgcolor], [style]:not(.ProseMirror, .ProseMirror *)"),
	);
	each(
		"tab order by hand",
		all("[tabindex]").filter(({ tabIndex }) => tabIndex > 0),
	);
	// WCAG 2.5.8: 24 px, but for links within a sentence and what is hidden
	const isSeen = (element: Element) =>
		element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .skip-link");
	each(
		"target under 24 px",
		all("a[href], button, summary, select, input:not([type=hidden]), textarea").filter((target) => {
			if (!isSeen(target) || getComputedStyle(target).display === "inline") return false;
			const { width, height } = (target.closest("label") ?? target).getBoundingClientRect();
			return width > 0 && (width < 23.5 || height < 23.5);
		}),
	);
	return found;
}

export const markupFaults = (page: Page): Promise<string[]> => page.evaluate(faultsHere);
