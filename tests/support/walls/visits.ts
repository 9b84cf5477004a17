import { hashPassword } from "#app/adapters/passwords.server.ts";
import type { TestDatabase } from "../database.ts";
import { password, type TestWeb } from "../web.ts";
import { formsOf, type PageForm } from "./forms.ts";
import { aPlace, elsewhere, here, type Params, type Place, type Who, words } from "./ground.ts";
import { addresses, type Reply, type Sent, type Site } from "./site.ts";
import { type Row, table } from "./table.ts";
import { type WatchedTables, watchTables } from "./tables.ts";

/** One row of the table with the address that it is asked at. */
export interface Visit {
	pattern: string;
	label: string;
	row: Row;
	hasAction: boolean;
	/** With what each name of the address stands for, told otherwise. */
	address: (place: Place, instead?: Params) => string;
	names: string[];
}

export const visits: Visit[] = addresses.flatMap(({ path: pattern }) => {
	const rows = [table[pattern] ?? []].flat();
	return rows.map((row) => {
		const variant = [row.meeting, ...Object.values(row.with ?? {})].filter(Boolean).join(", ");
		return {
			...{ pattern, row, hasAction: row.post !== undefined, label: variant ? `${pattern} (${variant})` : pattern },
			names: [...pattern.matchAll(/:(\w+)/g)].map(([, name = ""]) => name),
			address: (place: Place, instead: Params = {}) =>
				`/${fill(
					pattern.replace(/^\/|\*/g, (sign) => (sign === "*" ? "nulle-part" : "")),
					{ ...paramsOf(row, place), ...instead },
				)}`,
		};
	});
});

export function paramsOf(row: Row, { params, meetings }: Place): Params {
	const other = Object.entries(row.with ?? {}).map(([name, key]) => [name, params[key] ?? ""]);
	return { ...params, meeting: meetings[row.meeting ?? "coming"], ...Object.fromEntries(other) };
}

export const fill = (text: string, params: Params) => text.replace(/:(\w+)/g, (whole, name) => params[name] ?? whole);

/** What is posted to an address: a form of a page, or what the row says. */
export interface Posted {
	intent: string;
	fields: [string, string][];
	files: string[];
	json?: unknown;
}

export const sentOf = ({ fields, files, json }: Posted): Sent => {
	if (json !== undefined) return { json };
	if (files.length === 0) return { form: new URLSearchParams(fields) };
	const form = new FormData();
	for (const [name, value] of fields) form.append(name, value);
	for (const name of files) form.append(name, new File(["%PDF-1.7\n%%EOF\n"], "piece.pdf", { type: "application/pdf" }));
	return { form };
};

export class Ground {
	forms = new Map<string, Map<string, PageForm>>();
	cookies = new Map<Who, string | undefined>();
	asked = 0;
	ours!: Place;
	theirs!: Place;
	tables!: WatchedTables;
	site: Site;

	constructor(site: Site) {
		this.site = site;
	}

	async lay(database: TestDatabase, web: TestWeb, now: Date) {
		const passwordHash = await hashPassword(password);
		this.ours = await aPlace(database, web, now, here, passwordHash);
		this.theirs = await aPlace(database, web, now, elsewhere, passwordHash);
		for (const [who, { personId }] of Object.entries(this.ours.actors)) this.cookies.set(who as Who, await web.signInAs(personId));
		this.cookies.set("former", await web.signInAs(this.ours.former));
		this.cookies.set("stranger", await web.signInAs(this.theirs.actors.admin.personId));
		this.tables = await watchTables(database);
	}

	ask(who: Who, address: string, sent: Sent = {}): Promise<Reply> {
		this.asked += 1;
		return this.site.send(address, { cookie: this.cookies.get(who), ...sent });
	}

	/** Remembers each form of a page under the address that it posts to. */
	gather(page: string, address: string) {
		for (const form of formsOf(page, address)) {
			const known = this.forms.get(form.action) ?? new Map();
			this.forms.set(form.action, known.set(JSON.stringify([form.fields, form.files]), form));
		}
	}

	/** All that our pages post to this address; or what the row says; or nothing at all. */
	postedTo({ row, address }: Visit): Posted[] {
		const params = paramsOf(row, this.ours);
		const typed = Object.entries(row.typed ?? {}).map(([name, value]): [string, string] => [name, fill(value, params)]);
		if (row.json !== undefined) return [{ intent: "", fields: [], files: [], json: JSON.parse(fill(JSON.stringify(row.json), params)) }];
		const forms = [...(this.forms.get(address(this.ours))?.values() ?? [])];
		if (forms.length === 0) return [{ intent: Object.fromEntries(typed).intent ?? "", fields: typed, files: [] }];
		return forms.map(({ fields, files }) => {
			const untouched = fields.filter(([name]) => !typed.some(([other]) => other === name));
			const known = typed.filter(([name]) => fields.some(([other]) => other === name));
			return { intent: Object.fromEntries(fields).intent ?? "", fields: [...untouched, ...known], files };
		});
	}

	isFormOf({ address }: Visit): boolean {
		return this.forms.has(address(this.ours));
	}
}

export const mayGet = ({ get }: Row, who: Who) => get === "all the same" || get.includes(who);
export function mayPost({ post = [] }: Row, intent: string, who: Who): boolean {
	const list = Array.isArray(post) ? post : ((post as Readonly<Record<string, readonly Who[]>>)[intent] ?? []);
	return list.includes(who);
}

/** Sent to sign in, or told that there is no such thing, or that it is not theirs. */
export const isRefused = (who: Who, { status, location }: Reply) =>
	who === "anonymous"
		? status === 302 && location.startsWith("/connexion")
		: status === 404 || (status === 403 && who !== "former" && who !== "stranger");

const readers: Record<keyof typeof words, readonly Who[]> = {
	...{ draft: ["admin", "officer", "chair", "lead", "member"], secret: ["admin", "officer", "chair", "lead", "member"] },
	...{ view: ["lead"], label: ["member"] },
};

/** Words of another territory, or kept from this person, that an answer tells all the same; but for the address, which they said themselves. */
export function leaksTo(who: Who, { body, headers, location }: Reply, address: string): string[] {
	const said = /^\/t\/[^/]+/.exec(address)?.[0] ?? address;
	const spellings = [address, said, encodeURIComponent(address), encodeURI(address)];
	let text = JSON.stringify(headers) + location + body;
	for (const spelling of spellings) text = text.replaceAll(spelling, "");
	const territories = who === "former" || who === "anonymous" ? [here, elsewhere] : [who === "stranger" ? here : elsewhere];
	const kept = (Object.keys(words) as (keyof typeof words)[]).filter((kind) => !readers[kind].includes(who)).map((kind) => words[kind]);
	return [...territories, ...kept].filter((word) => text.toLowerCase().includes(word.toLowerCase()));
}
