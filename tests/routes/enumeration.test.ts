import { expect, it } from "vitest";
import * as forgotten from "#app/routes/auth/forgotten-password.tsx";
import * as signIn from "#app/routes/auth/sign-in.tsx";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { useWeb } from "#tests/support/web.ts";

// Who has an account is nobody's business: neither what is answered nor how long it takes may tell. Time is that of computing, which a busy
// machine does not change much; medians are compared, with room.

const database = useDatabase();
const now = new Date();
const web = useWeb(database, now);

const median = (values: number[]) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

it("takes as long to refuse whoever has no account as whoever mistyped, and says the same", async () => {
	const territory = await aTerritory(database.owner, now, "ici");
	const { personId } = await territory.person("lea");
	await web.givePassword(personId);
	const noPassword = "paul@ici.example";
	await territory.person("paul");
	const took: Record<string, number[]> = {};
	const said = new Set<string>();
	const kinds = ["lea@ici.example", noPassword, "personne@nulle-part.example", `${"x".repeat(60)}@ici.example`];
	for (let round = 0; round < 9; round++) {
		// in turn, so that what slows the machine slows all of them
		for (const [at, email] of kinds.entries()) {
			const before = process.cpuUsage();
			const answer = await web.ask(signIn.action, {
				...{ path: "/connexion", form: { email, password: `faux ${round} mais assez long` } },
				...{ address: `198.51.${100 + at}.${round + 1}` },
			});
			const { user, system } = process.cpuUsage(before);
			const times = took[email] ?? [];
			took[email] = [...times, (user + system) / 1000];
			const { lastResult } = answer.data as { lastResult: { error: unknown } };
			said.add(JSON.stringify([answer.status, lastResult.error]));
		}
	}
	expect([...said]).toHaveLength(1);
	const medians = kinds.map((email) => median(took[email] ?? []));
	expect(Math.max(...medians) / Math.min(...medians), JSON.stringify(took)).toBeLessThan(1.7);
});

it("answers a forgotten password alike, whether or not there is an account, with one or without a password", async () => {
	const answers = [];
	for (const [at, email] of ["lea@ici.example", "paul@ici.example", "personne@nulle-part.example"].entries()) {
		const begun = performance.now();
		const { status, data } = await web.ask(forgotten.action, { path: "/mot-de-passe", form: { email }, address: `203.0.113.${at + 20}` });
		answers.push(JSON.stringify([status, data]));
		expect(performance.now() - begun).toBeGreaterThan(390);
	}
	expect(new Set(answers).size).toBe(1);
});
