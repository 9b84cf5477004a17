import { formsOf, type PageForm } from "../walls/forms.ts";
import { people, type Who } from "../walls/ground.ts";
import { addresses, type Site } from "../walls/site.ts";
import { type Ground, mayGet, mayPost, visits } from "../walls/visits.ts";

/** A form as somebody finds it who may post it. */
export interface FoundForm {
	/** The address of the product that it posts to, as routes.ts writes it. */
	pattern: string;
	/** Where it stands: looked up again once it was posted with success. */
	page: string;
	cookie: string | undefined;
	form: PageForm;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const expressions = addresses
	.filter(({ path }) => path !== "*")
	.map(({ path, hasAction }) => ({
		pattern: path,
		hasAction,
		names: path.split(":").length,
		expression: new RegExp(
			`^/?${path
				.split(/(:\w+)/)
				.map((part) => (part.startsWith(":") ? "[^/]+" : escaped(part)))
				.join("")}$`,
		),
	}))
	.sort((one, other) => one.names - other.names);
export const patternOf = (address: string): string => expressions.find(({ expression }) => expression.test(address))?.pattern ?? "*";
export const posting: string[] = expressions.filter(({ hasAction }) => hasAction).map(({ pattern }) => pattern);

const keyOf = ({ pattern, form }: Pick<FoundForm, "pattern" | "form">) => {
	const names = form.fields.map(([name]) => name.replace(/\d+/g, "0"));
	const intent = form.fields.find(([name]) => name === "intent")?.[1] ?? "";
	return [pattern, intent, ...new Set([...names, ...form.files])].join(" ");
};
/** One of each kind: the rows of a list have the same form. */
export const distinct = (forms: FoundForm[]): FoundForm[] => [...new Map(forms.map((found) => [keyOf(found), found])).values()];

const foundIn = (page: string, body: string, cookie: string | undefined): FoundForm[] =>
	formsOf(body, page).map((form) => ({ pattern: patternOf(form.action), page, cookie, form }));

/** Those of the pages of the table of walls, each as the first who may post there and finds it. */
export async function formsOfTable(ground: Ground): Promise<FoundForm[]> {
	const forms: FoundForm[] = [];
	const asked = new Set<string>();
	const look = async (page: string, who: Who) => {
		if (asked.has(`${who} ${page}`)) return;
		asked.add(`${who} ${page}`);
		const { body } = await ground.ask(who, page);
		forms.push(...foundIn(page, body, ground.cookies.get(who)));
	};
	const isFound = (pattern: string) => forms.some((found) => found.pattern === pattern);
	for (const visit of visits) {
		const able = people.filter((who) => mayGet(visit.row, who));
		const lists = Array.isArray(visit.row.post ?? []) ? [visit.row.post ?? []] : Object.values(visit.row.post ?? {});
		const poster = (list: unknown) => able.find((one) => (list as readonly Who[]).includes(one)) ?? able[0] ?? "admin";
		for (const list of lists) await look(visit.address(ground.ours), poster(list));
	}
	// those that only some find: another's own page, or one for whoever is not signed in
	for (const visit of visits) {
		const page = visit.address(ground.ours);
		for (const who of ["anonymous", "lead", "member"] as const)
			if (visit.hasAction && !isFound(visit.pattern) && mayGet(visit.row, who)) await look(page, who);
		if (!visit.hasAction || isFound(visit.pattern) || visit.row.json !== undefined) continue;
		// a button that is not there today: what it would send, as far as the address does not say it
		const who = people.find((one) => mayPost(visit.row, visit.row.typed?.intent ?? "", one)) ?? "anonymous";
		const fields = Object.entries(visit.row.typed ?? {});
		forms.push({ pattern: visit.pattern, page, cookie: ground.cookies.get(who), form: { action: page, fields, files: [] } });
	}
	return forms;
}

/** Those of the pages that one comes to from these by links, a few of each kind at most. */
export async function formsByLinks(site: Site, starts: readonly string[], cookie: string, isWithin: RegExp): Promise<FoundForm[]> {
	const waiting = [...starts];
	const known = new Set(waiting);
	const visited = new Map<string, number>();
	const forms: FoundForm[] = [];
	for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) {
		const pattern = patternOf(page.split("?")[0] ?? "");
		const times = visited.get(pattern) ?? 0;
		if (times >= (pattern.includes(":territory/orientations/:") ? 4 : 12)) continue;
		visited.set(pattern, times + 1);
		const { body, status, location } = await site.send(page, { cookie });
		const links =
			status === 302 ? [location] : [...body.matchAll(/href="([^"#]+)"/g)].map(([, href = ""]) => href.replaceAll("&amp;", "&"));
		for (const link of links) {
			const { pathname, search } = new URL(link, `http://localhost${page}`);
			if (!isWithin.test(pathname) || known.has(pathname + search)) continue;
			known.add(pathname + search);
			waiting.push(pathname + search);
		}
		if (status === 200) forms.push(...foundIn(page, body, cookie));
	}
	return forms;
}
