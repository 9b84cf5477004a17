import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { distortions, emptied, type Fields, notOurs } from "#tests/support/fuzz/distortions.ts";
import { distinct, type FoundForm, formsOfTable, posting } from "#tests/support/fuzz/found-forms.ts";
import { formsOfReferrals } from "#tests/support/fuzz/referral-ground.ts";
import { faultsOfReply, forgotten } from "#tests/support/fuzz/replies.ts";
import { draw, runs, slowTexts, typedText } from "#tests/support/fuzz/values.ts";
import { formsOf, type PageForm } from "#tests/support/walls/forms.ts";
import { type Reply, type Sent, useSite } from "#tests/support/walls/site.ts";
import { Ground } from "#tests/support/walls/visits.ts";
import { useWeb } from "#tests/support/web.ts";

// Every form of the product, found on its own page by somebody who may post it, and posted with what no form of ours would send. Whatever it
// is: no error of ours, no wait, a sentence in French, what was typed kept in the page, and nothing accepted that was not asked for.

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);
const site = useSite(() => web.services);
const ground = new Ground(site);
let forms: FoundForm[] = [];
let inputs = 0;

beforeAll(async () => {
	await ground.lay(database, web, now);
	forms = distinct([...(await formsOfTable(ground)), ...(await formsOfReferrals(database, web, site, now))]);
	await database.asAdmin("create table kept_session as select * from session");
}, 180_000);
// some forms end sessions: the next finds its people signed in again
beforeEach(() => database.asAdmin("insert into session select * from kept_session on conflict do nothing"));
afterAll(() => {
	const places = new Set(forms.map(({ pattern }) => pattern)).size;
	process.stdout.write(`fuzzed: ${forms.length} forms at ${places} addresses, ${inputs} inputs\n`);
});

/** A second of computing, whatever else the machine does. */
const longest = 1_000;

/** @returns what is wrong with the answer; `isTaken` when nothing may come of it */
async function post({ form, cookie }: FoundForm, sent: Sent): Promise<{ reply: Reply; faults: string[] }> {
	inputs += 1;
	const before = process.cpuUsage();
	const reply = await site.send(form.action, { cookie, ...sent });
	const { user, system } = process.cpuUsage(before);
	const took = (user + system) / 1000;
	return { reply, faults: [...faultsOfReply(reply), ...(took > longest ? [`took ${took} ms`] : [])] };
}

/** The form as its page shows it now: with the revision that the last success left. */
async function anew(found: FoundForm): Promise<FoundForm> {
	const { body } = await site.send(found.page, { cookie: found.cookie });
	const names = ({ fields }: PageForm) => fields.map(([name, value]) => (name === "intent" ? value : name)).join(" ");
	const form = formsOf(body, found.page).find((one) => one.action === found.form.action && names(one) === names(found.form));
	return form ? { ...found, form } : found;
}

const intentOf = ({ form }: FoundForm) => form.fields.find(([name]) => name === "intent")?.[1] ?? "";
const fillable = ({ form }: FoundForm) => form.fields.map(([name]) => name).filter((name) => name !== "intent" && name !== "revision");
const filled = ({ form }: FoundForm, typed: Fields): Fields =>
	form.fields.map(([name, value]) => [name, typed.find(([other]) => other === name)?.[1] ?? value]);

function sentAs({ form }: FoundForm, fields: Fields): Sent {
	if (form.files.length === 0) return { form: new URLSearchParams(fields) };
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	for (const name of form.files) body.append(name, new File(["%PDF-1.7\n%%EOF\n"], "piece.pdf", { type: "application/pdf" }));
	return { form: body };
}

/** What a person may type, one field after the other, then all of them: what comes after the first refusal is met as well. */
async function typeAnything(first: FoundForm): Promise<string[]> {
	const names = fillable(first);
	const wrong: string[] = [];
	let found = first;
	for (let run = 0; run < (names.length === 0 ? 0 : runs); run++) {
		const texts = draw(typedText, names.length, `${found.pattern} ${intentOf(found)} ${run}`);
		const chosen = run % 2 === 0 ? [names[(run / 2) % names.length] ?? ""] : names;
		const typed = chosen.map((name, at): [string, string] => [name, texts[at] ?? ""]);
		const { reply, faults } = await post(found, sentAs(found, filled(found, typed)));
		faults.push(...forgotten(found, typed, reply).map((name) => `${reply.status} forgets ${name}`));
		wrong.push(...faults.map((fault) => `${fault} ${JSON.stringify(typed).slice(0, 300)}`));
		if (reply.status < 400 || reply.status === 409) found = await anew(found);
	}
	return wrong;
}

/** Texts on which careless expressions would think for ever. */
async function typeLong(first: FoundForm): Promise<string[]> {
	const names = fillable(first);
	if (names.length === 0) return [];
	const texts = slowTexts(Math.floor(300_000 / names.length));
	const wrong: string[] = [];
	for (const text of draw(fc.constantFrom(...texts), Math.ceil(runs / 2), first.pattern)) {
		const typed = names.map((name): [string, string] => [name, text]);
		const { faults } = await post(first, sentAs(first, filled(first, typed)));
		wrong.push(...faults.map((fault) => `${fault} for ${JSON.stringify(text.slice(0, 9))}`));
	}
	return wrong;
}

/** Fields that no form of ours has, or has once: refused, or at the very least never heard. */
async function assignMore(found: FoundForm): Promise<string[]> {
	const wrong: string[] = [];
	const isRead = found.form.fields.length > 0;
	const twice = found.form.fields
		.filter(([name]) => name === "revision" || name === "intent")
		.map(([name]): [string, string] => [name, "2"]);
	for (const more of [...notOurs, ...twice.map((one) => [one])]) {
		const { reply, faults } = await post(found, sentAs(found, [...found.form.fields, ...more]));
		const isDeaf = found.form.files.length > 0 || deaf.includes(found.pattern);
		if (isRead && !isDeaf && reply.status < 400) faults.push(`taken: ${reply.status} ${reply.location}`);
		wrong.push(...faults.map((fault) => `${more[0]?.[0]}: ${fault}`));
	}
	return wrong;
}

/** Bodies that no browser writes. */
async function distort(found: FoundForm): Promise<string[]> {
	const wrong: string[] = [];
	const isRead = found.form.fields.length > 0;
	const huge = {
		headers: { "Sec-Fetch-Site": "same-origin", Connection: "close" },
		raw: { type: "application/x-www-form-urlencoded", body: tenMegabytes },
	};
	const drawn = draw(fc.constantFrom(...Object.keys(distortions)), runs, `${found.pattern} ${intentOf(found)}`);
	for (const name of drawn) {
		const { reply, faults } = await post(found, distortions[name]?.(found.form.fields) ?? {});
		if (isRead && reply.status < 400) faults.push(`taken: ${reply.status} ${reply.location}`);
		wrong.push(...faults.map((fault) => `${name}: ${fault}`));
	}
	// or cut off before its end, which a browser tells by itself
	const answer = await post(found, huge).catch(() => null);
	if (answer && isRead && answer.reply.status < 400) answer.faults.push("taken");
	wrong.push(...(answer?.faults ?? []).map((fault) => `ten megabytes: ${fault}`));
	for (const [name, sent] of Object.entries(emptied)) wrong.push(...(await post(found, sent)).faults.map((fault) => `${name}: ${fault}`));
	return wrong;
}
const tenMegabytes = Buffer.from(`text=${"a".repeat(10_000_000)}`);

// those that take something away come last: the others still find it
const ends = [/retrait|suppression|revocation|fermeture|annulation/, /fin$/, /sessions$/, /deconnexion/];
const rank = (pattern: string) => 1 + ends.findIndex((expression) => expression.test(pattern));
const inOrder = [...posting].sort((one, other) => rank(one) - rank(other));
/** Where a field that is none of theirs is not refused but never heard: beside a file, beside the filters of a list, before a choice. */
const deaf = ["t/:territory/exports/nouveau", "t/:territory/indicateurs/campagnes/:campaign/saisie", "t/:territory/orientations/nouvelle"];

/** Doors without a form of their own here, and why. */
const withoutForm: Record<string, string> = {
	"calendriers/:token.ics": "answers every method with the calendar",
	"t/:territory/comites/:committee/reunions/:meeting/compte-rendu/redaction/acces": "posted to by the editor alone",
	"t/:territory/indicateurs/campagnes/:campaign/saisie/ligne": "posted to by the grid alone",
};

describe("a form", () => {
	it.each(inOrder)(
		"of %s takes nothing for more than it is",
		async (pattern) => {
			const here = forms.filter((found) => found.pattern === pattern);
			expect(here.length > 0 || pattern in withoutForm, "no page has a form for it").toBe(true);
			const wrong: string[] = [];
			for (const found of here) {
				const at = intentOf(found);
				for (const kind of [assignMore, distort, typeLong, typeAnything])
					wrong.push(...(await kind(found)).map((fault) => `${at} ${fault}`));
			}
			expect(wrong.length, wrong.join("\n")).toBe(0);
		},
		60_000,
	);

	it("leaves no mark on what every object inherits", () => {
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
	});

	it("writes nobody's name, address or words into what is queued or journalled", async () => {
		const people = await database.asAdmin<{ name: string; email: string }>("select display_name as name, email from person");
		const rows = await database.asAdmin<{ text: string }>(
			"select x::text as text from outbox x union all select x::text from journal_entry x",
		);
		expect(rows.length).toBeGreaterThan(100);
		const words = [...people.flatMap(({ name, email }) => [name, email]), "<script>", "Texte", "quelqu.un@exemple.example"].filter(
			(word) => word.trim().length > 4,
		);
		expect(rows.flatMap(({ text }) => words.filter((word) => text.includes(word)).map((word) => `${word}: ${text.slice(0, 200)}`))).toEqual(
			[],
		);
	});

	it("met no error that nobody foresaw", () => {
		expect(site.errors).toEqual([]);
	});
});
