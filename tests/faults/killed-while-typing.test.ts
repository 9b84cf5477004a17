import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { createSessions } from "#app/adapters/sessions.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { listUpdates } from "#app/domain/minutes/live-store.server.ts";
import { docOf, vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { issueTicket } from "#app/domain/minutes/tickets.server.ts";
import { freePort } from "#db/free-port.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aWriter } from "#tests/support/collaboration.ts";
import { useDatabase } from "#tests/support/database.ts";
import { until } from "#tests/support/until.ts";
import { cookieOf } from "#tests/support/web.ts";
import { aCommittee } from "../integration/minutes/a-committee.ts";

/** A few where every push waits for them; more with FAULT_ROUNDS. */
const rounds = Number(process.env.FAULT_ROUNDS ?? 3);
const database = useDatabase();
const now = new Date();
const dataDir = mkdtempSync(path.join(tmpdir(), "maillage-faults-"));
let web: ChildProcess | undefined;
afterAll(() => {
	web?.kill("SIGKILL");
	rmSync(dataDir, { recursive: true, force: true });
});

async function startWeb(port: number): Promise<void> {
	web?.kill("SIGKILL");
	web = spawn(process.execPath, ["bin/serve.ts", "web"], {
		env: {
			...process.env,
			PORT: String(port),
			DATABASE_URL: database.adminUrl,
			DATA_DIR: dataDir,
			DEMO: "0",
			SMTP_URL: "smtp://127.0.0.1:9",
		},
		stdio: ["ignore", "pipe", "inherit"],
	});
	let said = "";
	web.stdout?.on("data", (chunk) => {
		said += chunk;
	});
	await until(async () => said.includes("READY"), 30_000);
}

/** Minutes that two people have open, through a web of this test's own. */
async function openMinutes(slug: string) {
	const c = await aCommittee(database, now, slug);
	const { meetingId } = await c.draft();
	const port = await freePort();
	const sessions = createSessions(database.app, () => new Date(), false);
	const ticketOf = (who: typeof c.people.lead) => async () => {
		const [session] = await sessions.list(who.personId);
		return issueTicket({ ...c.as(who), now: new Date() }, { meetingId, sessionId: session?.id as string, vocabulary: vocabularyVersion });
	};
	const people = [c.people.lead, c.people.officer];
	const cookies = [];
	for (const { personId } of people) cookies.push(cookieOf(await sessions.open(personId, "test")));
	await startWeb(port);
	const writers = people.map((who) => aWriter({ port, origin: `http://localhost:${port}`, meetingId, token: ticketOf(who) }));
	for (const writer of writers) await until(async () => writer.provider.isSynced);
	const stored = async () =>
		JSON.stringify(
			await reading(c.as(c.people.lead), async (tx) => {
				const minutes = await findMinutes(tx, c.territory.territoryId, meetingId);
				return docOf((await listUpdates(tx, c.territory.territoryId, minutes?.id as never)).map(({ update }) => update));
			}),
		);
	return { territory: c.territory, port, cookie: cookies[1] as string, writers, stored };
}

it(
	"has every word that the screen called saved, when the web is killed while people type",
	async () => {
		const { port, writers, stored } = await openMinutes("panne");

		let written = 0;
		for (let round = 0; round < rounds; round++) {
			const acknowledged = new Set<string>();
			const typing = writers.map(async (writer, index) => {
				for (let key = 0; key < 15; key++) {
					const word = `mot-${round}-${index}-${key}-fin`;
					writer.write(word);
					written++;
					writer.stored().then(
						() => acknowledged.add(word),
						() => undefined, // cut before it was stored: not promised
					);
					await wait(7);
				}
			});
			await wait(10 + ((round * 37) % 90)); // ten milliseconds after the first keystroke, and later, round after round
			web?.kill("SIGKILL");
			const promised = new Set(acknowledged);
			await Promise.all(typing);
			const text = await stored();
			for (const word of promised) expect(text, `round ${round}: ${word} was called saved`).toContain(word);

			await startWeb(port);
			// nothing typed is lost either, saved or not: the editors bring it back by themselves
			for (const writer of writers) await until(async () => writer.provider.isSynced && writer.text() === writers[0]?.text(), 30_000);
			expect(writers[0]?.text().match(/mot-\d+-\d+-\d+-fin/g)).toHaveLength(written);
		}
		for (const writer of writers) writer.leave();
	},
	60_000 + rounds * 20_000,
);

it("told to stop, the web stores the words it was given, ends the upload under way, takes nothing new, and goes", {
	timeout: 60_000,
}, async () => {
	const { territory, port, cookie, writers, stored } = await openMinutes("arret");
	const slug = "1-1-1-arret";
	await aSheet(territory, { slug });
	const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(2_000_000)]);
	const parts = [
		Buffer.from('--limite\r\nContent-Disposition: form-data; name="file"; filename="bilan.pdf"\r\nContent-Type: application/pdf\r\n\r\n'),
		file,
		Buffer.from("\r\n--limite--\r\n"),
	] as const;
	const upload = request({
		...{ host: "127.0.0.1", port, method: "POST", path: `/t/${territory.slug}/fiches/${slug}/pieces/nouvelle` },
		headers: {
			...{ Cookie: cookie, Origin: `http://localhost:${port}`, "Content-Type": "multipart/form-data; boundary=limite" },
			"Content-Length": parts.reduce((sum, part) => sum + part.length, 0),
		},
	});
	upload.write(parts[0]);
	await new Promise((resolve) => upload.write(file.subarray(0, 1_000_000), resolve));
	writers[0]?.write("dernier mot avant l'arrêt");
	await until(async () => writers[1]?.text().includes("dernier mot") ?? false);

	const ended = once(web as ChildProcess, "exit");
	web?.kill("SIGTERM");
	await until(
		async () => (await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { Connection: "close" } }).catch(() => null)) === null,
	);
	expect(web?.exitCode).toBeNull();
	upload.write(file.subarray(1_000_000));
	upload.end(parts[2]);
	const [answer] = await once(upload, "response");
	expect(answer.statusCode).toBe(302);
	answer.resume();
	expect(await ended).toEqual([0, null]);
	expect(await stored()).toContain("dernier mot avant l'arrêt");
	expect(await database.asAdmin("select from attachment")).toHaveLength(1);
	for (const writer of writers) writer.leave();
});
