/*
 * Paste from Word, LibreOffice and web pages: what the vocabulary of minutes has no place for goes before ProseMirror reads the rest.
 */

/** The server takes no longer run of text, nor a larger frame. */
const maxPastedText = 200_000;
/** Word wraps each word in its own markup; above this, reading it alone would freeze the page. */
const maxPastedMarkup = 5_000_000;

export const isTooLongToPaste = (data: DataTransfer | null): boolean =>
	(data?.getData("text/plain").length ?? 0) > maxPastedText || (data?.getData("text/html").length ?? 0) > maxPastedMarkup;

export const hasImages = (data: DataTransfer | null): boolean =>
	/<(?:img|v:imagedata)\b/i.test(data?.getData("text/html") ?? "") ||
	// spreadsheets bring a picture of their cells beside the cells themselves
	(data?.getData("text/plain") === "" && [...data.files].some(({ type }) => type.startsWith("image/")));

/** What some documents carry unseen, and the server would refuse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken away
export const withoutControls = (pasted: string) => pasted.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").toWellFormed();

/** Styles become marks of their own before anything is parsed: the page's security policy has no ear for them. */
const withoutStyles = (html: string) =>
	html.replace(/<([a-z][\w:-]*)((?:\s[^<>]*?)?)\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, (_, tag: string, before: string, quoted: string) => {
		const style = quoted.slice(1, -1).toLowerCase();
		const level = /mso-list:\s*l\d+\s+level(\d)/.exec(style)?.[1];
		const weight = /font-weight:\s*(bold|normal|\d+)/.exec(style)?.[1];
		const isBold = weight === "bold" || Number(weight) >= 600;
		return `<${tag}${before}${level ? ` data-list-level="${level}"` : ""}${/mso-list:\s*ignore/.test(style) ? " data-list-marker" : ""}${
			weight ? ` data-bold="${isBold}"` : ""
		}${/font-style:\s*italic/.test(style) ? ' data-italic="true"' : ""}`;
	});

/** Style sheets go with them. Comments hold the fallbacks of Word's conditional blocks, and reviewers' remarks. */
const withoutComments = (html: string) =>
	html
		.replace(/<style\b[\s\S]*?<\/style>/gi, "")
		.replace(/<!--[\s\S]*?-->/g, "")
		.replace(/<!\[[^\]]*\]>/g, "");

export function cleanPasted(pasted: string): string {
	if (pasted.includes("data-pm-slice")) return withoutControls(pasted); // from a text of minutes
	const page = document.implementation.createHTMLDocument("");
	page.body.innerHTML = withoutStyles(withoutComments(withoutControls(pasted)));
	const { body } = page;
	for (const element of body.querySelectorAll(
		"style, script, meta, link, title, xml, img, svg, object, iframe, .MsoCommentReference, [id^='_com_']",
	)) {
		element.remove();
	}
	for (const element of [...body.querySelectorAll("*")]) {
		if (element.localName.includes(":")) element.replaceWith(...element.childNodes); // o:p, w:sdt, st1:place
	}
	makeLists(page);
	for (const element of [...body.querySelectorAll("b, strong")]) {
		if (element.getAttribute("data-bold") === "false") element.replaceWith(...element.childNodes); // Google Docs wraps all in one
	}
	for (const element of [...body.querySelectorAll("span, font")]) {
		const inner = page.createDocumentFragment();
		let within: Node = inner;
		if (element.getAttribute("data-bold") === "true") within = within.appendChild(page.createElement("strong"));
		if (element.hasAttribute("data-italic")) within = within.appendChild(page.createElement("em"));
		for (const child of [...element.childNodes]) within.appendChild(child);
		element.replaceWith(inner);
	}
	for (const element of [...body.querySelectorAll("p")]) {
		if (element.textContent?.replace(/[\s\u00a0]/g, "") === "" && !element.closest("td, th, li") && element.children.length === 0)
			element.remove();
	}
	return body.innerHTML;
}

/** Word writes a list as paragraphs that carry their level and their bullet. */
function makeLists(page: Document) {
	let open: { level: number; list: Element }[] = [];
	let last: Element | null = null;
	for (const item of [...page.body.querySelectorAll<HTMLElement>("p[data-list-level]")]) {
		const level = Number(item.getAttribute("data-list-level"));
		const marker = item.querySelector("[data-list-marker]");
		const isNumbered = /^\s*\(?(?:\d+|[a-z]|[ivx]+)[.)]/i.test(marker?.textContent ?? "");
		marker?.remove();
		if (last === null || item.previousElementSibling !== last) open = [];
		open = open.filter((one) => one.level <= level);
		let top = open.at(-1);
		if (!top || top.level < level) {
			const list = page.createElement(isNumbered ? "ol" : "ul");
			if (top) (top.list.lastElementChild ?? top.list).append(list);
			else item.before(list);
			top = { level, list };
			open.push(top);
		}
		const entry = page.createElement("li");
		const paragraph = page.createElement("p");
		paragraph.append(...item.childNodes);
		entry.append(paragraph);
		top.list.append(entry);
		item.remove();
		last = open[0]?.list ?? null;
	}
}
