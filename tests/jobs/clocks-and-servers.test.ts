import { afterEach, describe, expect, it } from "vitest";
import { createMailer } from "#app/adapters/mailer.server.ts";
import { findAddressStanding } from "#app/domain/deliveries/stops.server.ts";
import { type Day, instantAt } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { requestPasswordReset } from "#app/domain/people/commands/request-password-reset.server.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { startFaultySmtp } from "#tests/support/faulty-smtp.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { jobNamed, runJob } from "#workers/catalogue.ts";

const database = useDatabase();
const closers: (() => unknown)[] = [];
afterEach(async () => {
	for (const close of closers.splice(0).reverse()) await close();
});
const publicUrl = new URL("http://localhost:3000");

/** A person with a milestone, who hears of it by mail on its day and in the digest. */
async function aPilot(slug: string, dueOn: string) {
	const territory = await aTerritory(database.owner, new Date("2026-01-05T08:00:00Z"), slug);
	const { personId } = await territory.person("pilote");
	await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [personId]);
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values (gen_random_uuid(), $1, $2, 'Ouvrir', $3, $4)",
		[territory.territoryId, await aSheet(territory), dueOn, personId],
	);
	return personId;
}

describe("the nights of the calendar", () => {
	const usual = process.env.TZ;
	afterEach(async () => {
		process.env.TZ = usual;
		await database.asAdmin("do $$ begin execute format('alter database %I reset timezone', current_database()); end $$");
	});

	// winter time, summer time, leap day: the day before, the day, the day after; every half hour, back an hour now and then
	const nights = ["2026-10-25", "2027-03-28", "2028-02-29"] as Day[];
	it.each(["UTC", "Pacific/Auckland", "America/Los_Angeles"])("are the same on a server in %s", async (zone) => {
		process.env.TZ = zone;
		expect(new Date("2026-01-01T12:00:00Z").getHours()).toBe(
			Number(new Intl.DateTimeFormat("en", { hour: "numeric", hourCycle: "h23", timeZone: zone }).format(new Date("2026-01-01T12:00:00Z"))),
		);
		await database.asAdmin(`do $$ begin execute format('alter database %I set timezone to %L', current_database(), '${zone}'); end $$`);
		for (const night of nights) {
			const slug = `${zone.split("/").at(-1)?.toLowerCase().replace("_", "-")}-${night}`;
			const personId = await aPilot(slug, night);
			const midnight = instantAt(night, "00:00").getTime();
			for (const hours of [-0.5, 0.5, 1.5, 2.5, 1.5, 2.5, 7, 8, 7, 23.5, 25.5, 24.5, 31]) {
				const jobs = testJobs({ db: database.worker, clock: () => new Date(midnight + hours * 3_600_000) });
				await jobs.run("sweep-reminders", {});
				await jobs.run("sweep-digests", {});
			}
			const raised = await database.asAdmin<{ stage: string }>("select stage from reminder where person_id = $1 order by 1", [personId]);
			expect([night, raised.map(({ stage }) => stage)]).toEqual([night, ["day"]]);
			const letters = (await mailsIn(database.worker, `pilote@${slug}.example`)).filter(({ subject }) => subject.startsWith("Échéance"));
			expect([night, letters.length]).toEqual([night, 1]);
			const windows = await database.asAdmin<{ starts_at: Date; ends_at: Date }>(
				"select starts_at, ends_at from digest where person_id = $1 order by ends_at",
				[personId],
			);
			for (const { ends_at } of windows)
				expect(new Intl.DateTimeFormat("fr", { timeStyle: "short", timeZone: "Europe/Paris" }).format(ends_at)).toBe("07:30");
			for (const [n, { starts_at }] of windows.entries()) if (n > 0) expect(starts_at).toEqual(windows[n - 1]?.ends_at);
			expect(new Set(windows.map(({ ends_at }) => ends_at.getTime())).size).toBe(windows.length);
		}
	});
});

describe("a mail server in trouble", () => {
	const monday = new Date("2026-11-23T08:00:00Z");
	const mailing = (smtpUrl: string, at: Date) => {
		const clock = () => at;
		const mailer = createMailer({
			smtpUrl,
			mailFrom: "Maillage <ne-pas-repondre@maillage.example>",
			publicUrl,
			db: database.worker,
			clock,
		});
		closers.push(() => mailer.close());
		return testJobs({ db: database.worker, clock, mailer });
	};
	async function asked(slug: string) {
		await (await aTerritory(database.owner, monday, slug)).person("lea");
		await requestPasswordReset({ db: database.app, now: monday }, { email: `lea@${slug}.example` });
		const [event] = await database.asAdmin<{ id: string; payload: object }>(
			"update outbox set sent_at = now() where name = 'password-reset.requested' and sent_at is null returning id, payload",
		);
		return { ...event?.payload, eventId: event?.id, territoryId: null };
	}
	const name = "send-password-reset-email";

	it("that answers « later » for an hour delays a letter, within its tries, and loses none", async () => {
		const payload = await asked("plus-tard");
		const smtp = await startSmtp();
		closers.push(() => smtp.close());
		const { attempts, backoffMs } = jobNamed(name);
		let minutes = 0;
		let tries = 0;
		for (let isSent = false; !isSent; ) {
			smtp.isRefusing = minutes < 60;
			tries += 1;
			expect(tries).toBeLessThanOrEqual(attempts);
			isSent = await runJob(mailing(smtp.url, new Date(monday.getTime() + minutes * 60_000)).deps, name, payload).then(
				() => true,
				() => false,
			);
			minutes += (backoffMs * 2 ** (tries - 1)) / 60_000;
		}
		expect(smtp.received).toHaveLength(1);
		expect(tries).toBeGreaterThan(3);
		const standing = await sweeping({ db: database.worker, now: monday }, (tx) => findAddressStanding(tx, "lea@plus-tard.example"));
		expect(standing).toEqual({ isStopped: false, wasRefused: false });
	});

	it("that took a letter and dropped before it said so gets it again, as the same message", async () => {
		const payload = await asked("coupe");
		const smtp = await startFaultySmtp("cut-after-taking");
		closers.push(() => smtp.close());
		const run = () => runJob(mailing(smtp.url, monday).deps, name, payload);
		await expect(run()).rejects.toThrow();
		await run();
		await run();
		const taken = smtp.taken.get("lea@coupe.example") ?? [];
		expect(taken).toHaveLength(2);
		expect(new Set(taken).size).toBe(1);
		expect(smtp.unanswered).toEqual(["lea@coupe.example"]);
	});
});
