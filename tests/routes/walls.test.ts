import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/kernel/ids.ts";
import { useDatabase } from "#tests/support/database.ts";
import { people, type Who } from "#tests/support/walls/ground.ts";
import { faultsOf } from "#tests/support/walls/headers.ts";
import { addresses, useSite } from "#tests/support/walls/site.ts";
import { table } from "#tests/support/walls/table.ts";
import { takeWallsDown } from "#tests/support/walls/tables.ts";
import { fill, Ground, isRefused, leaksTo, mayGet, mayPost, type Posted, sentOf, type Visit, visits } from "#tests/support/walls/visits.ts";
import { useWeb } from "#tests/support/web.ts";

// Every address of the product, asked over HTTP by everyone there is: in their territory, in another, signed in nowhere. What each may see
// and post is in one table (tests/support/walls/table.ts); here is only how it is asked. Once with every wall up, once with row-level
// security taken down, when the application alone must still refuse; that row-level security alone refuses is asked of the database itself
// (tests/integration/walls-of-committees.test.ts and the parity tests beside it). Referrals have a table of their own.

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const web = useWeb(database, now);
const site = useSite(() => web.services);
const ground = new Ground(site);
beforeAll(() => ground.lay(database, web, now), 180_000);
afterAll(() => {
	process.stdout.write(`walls: ${visits.length} addresses × ${people.length} people = ${ground.asked} answers checked\n`);
});

const isOfReferrals = (path: string) => /^t\/:territory\/(administration\/)?orientations/.test(path);

it("has a row for every address", () => {
	const known = addresses.map(({ path }) => path).filter((path) => !isOfReferrals(path));
	expect(known.filter((path) => !(path in table))).toEqual([]);
	expect(Object.keys(table).filter((path) => !known.includes(path))).toEqual([]);
});

it.each(addresses.filter(({ path }) => path in table))("says in its row whether forms are posted to $path", async ({ path, hasAction }) => {
	expect([table[path] ?? []].flat().map(({ post }) => post !== undefined)).toEqual([table[path] ?? []].flat().map(() => hasAction));
});

/** Says all of what is wrong, where a comparison would shorten it. */
const expectNone = (wrong: string[]) => expect(wrong.length, wrong.join("\n")).toBe(0);

const cases = (chosen: Visit[]) => chosen.map((visit) => [visit.label, visit] as const);
const posting = visits.filter(({ hasAction }) => hasAction);

/** Of another body, of another organisation, of none: from whom most is kept of what they may open. */
const others: readonly Who[] = ["outsider", "pilot", "reader"];

/** Asks for the page as everyone; or as those who may not see it, and those who may not see all of it. */
async function getAsEveryone(visit: Visit, isForOthers = false): Promise<string[]> {
	const { row } = visit;
	const address = visit.address(ground.ours);
	const wrong: string[] = [];
	for (const who of people) {
		const isFor = mayGet(row, who);
		if (isForOthers && isFor && !others.includes(who)) continue;
		const answer = await ground.ask(who, address);
		const expected = row.status ?? (row.get === "all the same" ? 302 : 200);
		const isLed = visit.pattern === "connexion" && who !== "anonymous";
		if (isFor ? answer.status !== (isLed ? 302 : expected) : !isRefused(who, answer) && !isNowhere(visit, answer.status))
			wrong.push(`${who} GET ${answer.status} ${answer.location}`);
		if (!isOpen(visit)) wrong.push(...leaksTo(who, answer, address).map((word) => `${who} GET leaks ${word}`));
		wrong.push(...faultsOf(answer).map((fault) => `${who} GET without ${fault}`));
		if (answer.status < 400) ground.gather(answer.body, address);
	}
	wrong.push(...(await ground.tables.changed()).filter((name) => !row.leaves?.includes(name)).map((name) => `GET changed ${name}`));
	return wrong;
}

/** Open to whoever knows the address: what it tells is for them. */
const isOpen = ({ row: { get } }: Visit) => get !== "all the same" && get.length === people.length;
/** Of no account: whoever has not the right link finds nothing there. */
const isNowhere = ({ pattern }: Visit, status: number) => !pattern.startsWith("t/") && (status === 404 || status === 410);

/** Posts all that our pages post there as those who may not. */
async function postAsOthers(visit: Visit): Promise<string[]> {
	const { row } = visit;
	const address = visit.address(ground.ours);
	const wrong: string[] = [];
	for (const posted of ground.postedTo(visit)) {
		for (const who of people) {
			if (mayPost(row, posted.intent, who)) continue;
			const answer = await ground.ask(who, address, sentOf(posted));
			const isUnread = answer.status === 400 && !ground.isFormOf(visit) && !row.typed && !row.json;
			const isInParts = row.isJudgedInParts && (answer.status === 200 || answer.status === 422);
			if (!isRefused(who, answer) && !isNowhere(visit, answer.status) && !isUnread && !isInParts)
				wrong.push(`${who} POST ${posted.intent} ${answer.status} ${answer.location}`);
			wrong.push(...leaksTo(who, answer, address).map((word) => `${who} POST leaks ${word}`));
			wrong.push(...(await ground.tables.changed()).map((name) => `${who} POST ${posted.intent} changed ${name}`));
		}
	}
	return wrong;
}

/** As somebody who may do all of it, with one thing after the other of another territory in the address. */
async function askForTheirs(visit: Visit): Promise<string[]> {
	const who = ownerOf(visit);
	const wrong: string[] = [];
	for (const name of visit.names) {
		const [address, own] = [visit.address(ground.ours, { [name]: theirsOf(visit, name) }), visit.address(ground.ours)];
		if (name === "territory" || address === own) continue;
		for (const sent of [{}, ...(visit.hasAction ? ground.postedTo(visit).map(sentOf) : [])]) {
			const isLed = visit.row.get === "all the same" || visit.row.status === 302;
			if (isLed && Object.keys(sent).length === 0) continue;
			const answer = await ground.ask(who, address, sent);
			// or whatever is said of what exists nowhere
			const unknown = answer.status === 404 ? 404 : (await ground.ask(who, visit.address(ground.ours, { [name]: newId() }), sent)).status;
			if (answer.status !== unknown || (unknown < 400 && !visit.row.isJudgedInParts))
				wrong.push(`${who} ${name} ${answer.status} ${answer.location}`);
			wrong.push(...leaksTo(who, answer, address).map((word) => `${who} leaks ${word} by ${name}`));
			wrong.push(...(await ground.tables.changed()).map((table) => `${who} changed ${table} by ${name}`));
		}
	}
	return wrong;
}
const theirsOf = (visit: Visit, name: string) =>
	visit.address(ground.theirs).split("/")[visit.pattern.split("/").findIndex((part) => part.startsWith(`:${name}`)) + 1] ?? "";

/** Somebody who may see it and post there. */
function ownerOf({ row }: Visit): Who {
	const able = people.filter((who) => mayGet(row, who) && who !== "anonymous");
	const doing = row.post ? Object.values(row.post).flat() : able;
	return able.find((who) => doing.includes(who)) ?? able[0] ?? "admin";
}

describe("with every wall up", () => {
	it.each(cases(visits))("%s is shown to whom it is for, and to nobody else", async (_, visit) => {
		expectNone(await getAsEveryone(visit));
	});
	it.each(cases(posting))("%s takes the forms of whom it is for, and of nobody else", async (_, visit) => {
		expectNone(await postAsOthers(visit));
	});
	it.each(cases(visits.filter(({ names }) => names.includes("territory"))))("%s knows nothing of another territory", async (_, visit) => {
		expectNone(await askForTheirs(visit));
	});
});

describe("a form from elsewhere", () => {
	const origins: [string, Record<string, string>][] = [
		["another site", { "Sec-Fetch-Site": "cross-site", Origin: "https://ailleurs.example" }],
		["an older browser on another site", { Origin: "https://ailleurs.example" }],
		["a page without origin", { Origin: "null" }],
		["nowhere", {}],
	];
	// all but the one that mailboxes post to by themselves: see same-origin.test.ts
	const guarded = posting.filter(({ pattern }) => pattern !== "courriel/:token/desabonnement");
	it.each(cases(guarded))("is refused by %s", async (_, visit) => {
		const posted = ground.postedTo(visit)[0] as Posted;
		for (const [from, headers] of origins) {
			const { status } = await ground.ask(ownerOf(visit), visit.address(ground.ours), { ...sentOf(posted), headers });
			expect(status, from).toBe(403);
		}
		expect(await ground.tables.changed()).toEqual([]);
	});
	it.each(addresses.filter(({ path, hasAction }) => hasAction && isOfReferrals(path)))("is refused by $path", async ({ path }) => {
		for (const [from, headers] of origins) {
			const answer = await ground.ask("dpo", `/${fill(path, ground.ours.params)}`, { form: new URLSearchParams(), headers });
			expect(answer.status, from).toBe(403);
			expect(faultsOf(answer)).toEqual([]);
		}
	});
});

describe("with row-level security taken down", () => {
	beforeAll(() => takeWallsDown(database));
	it.each(cases(visits))("%s is still shown to nobody else", async (_, visit) => {
		expectNone(await getAsEveryone(visit, true));
	});
	it.each(cases(posting))("%s still takes no form of anybody else", async (_, visit) => {
		expectNone(await postAsOthers(visit));
	});
	it.each(cases(visits.filter(({ names }) => names.includes("territory"))))(
		"%s still knows nothing of another territory",
		async (_, visit) => {
			expectNone(await askForTheirs(visit));
		},
	);
});

it("met no error that nobody foresaw", () => {
	expect(site.errors).toEqual([]);
});
