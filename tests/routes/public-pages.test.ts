import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "#tests/support/database.ts";
import { useSite } from "#tests/support/walls/site.ts";
import { Ground, visits } from "#tests/support/walls/visits.ts";
import { useWeb } from "#tests/support/web.ts";

// Whoever is not signed in: all that the product holds of its people, its texts and its matters, looked for in all that it answers them.

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);
const site = useSite(() => web.services);
const ground = new Ground(site);
beforeAll(() => ground.lay(database, web, now), 180_000);

/** Columns that hold what people wrote or are, of any table: their values are what a public page may not show. */
async function privateWords(): Promise<string[]> {
	const columns = await database.asAdmin<{ table_name: string; column_name: string }>(
		`select table_name, column_name from information_schema.columns join pg_tables on tablename = table_name and schemaname = table_schema
			where table_schema = 'public' and data_type = 'text' and column_name ~ '^(display_name|email|title|text|label|name|promise|place|message|storage_key|sha256|token_hash|hash|password_hash|funder_name|file_name|remark|purpose)$'`,
	);
	const words = new Set<string>();
	for (const { table_name: table, column_name: column } of columns) {
		const rows = await database.asAdmin<{ value: string | null }>(
			`select distinct ${column} as value from "${table}" where ${column} is not null limit 500`,
		);
		for (const { value } of rows) if (value && value.length >= 8 && /\s|@|\d{3}/.test(value)) words.add(value);
	}
	return [...words];
}
/** What each link was sent to tell whoever holds it. */
const sentTo: Record<string, RegExp> = {
	"invitation/:token": /./,
	"mot-de-passe/:token": /./,
	"convocation/:token": /./,
	"courriel/:token": /./,
	"courriel/:token/desabonnement": /./,
	"calendriers/:token.ics": /./,
};

it("finds none of it, on any page and in any file, refused or not", async () => {
	const words = await privateWords();
	expect(words.length).toBeGreaterThan(100);
	const open: string[] = [];
	for (const visit of visits) {
		if (visit.pattern in sentTo) continue;
		const address = visit.address(ground.ours);
		const answer = await ground.ask("anonymous", address);
		if (answer.status === 200) open.push(visit.pattern);
		const body = answer.body.replaceAll(address, "").replaceAll(encodeURIComponent(address), "");
		expect({ address, found: words.filter((word) => body.includes(word) && !address.includes(word)) }).toEqual({ address, found: [] });
	}
	// what is open to all is this, and nothing else
	expect([...new Set(open)].sort()).toEqual([
		"a-propos",
		"accessibilite",
		"connexion",
		"mot-de-passe",
		"verification",
		"verification/:sha256",
	]);
});

it("learns of approved minutes by their print the day of the approval, and neither where, by whom nor what", async () => {
	const known = await ground.ask("anonymous", `/verification/${ground.ours.params.sha256}`);
	const unknown = await ground.ask("anonymous", `/verification/${"0".repeat(64)}`);
	expect([known.status, unknown.status]).toEqual([200, 404]);
	const lines = (html: string) =>
		new Set(
			html
				.replace(/<[^>]*>/g, "\n")
				.split("\n")
				.map((line) => line.trim())
				.filter(Boolean),
		);
	const ofUnknown = lines(unknown.body);
	const more = [...lines(known.body)].filter((line) => !ofUnknown.has(line)).join(" ");
	expect(more.length).toBeGreaterThan(20);
	expect(more).not.toMatch(/brocelian|insertion|Approuvée|presidence|technique|@/i);
});
