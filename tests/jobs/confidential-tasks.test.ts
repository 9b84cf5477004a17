import { expect, it } from "vitest";
import { distributeMinutes } from "#app/domain/diffusion/commands/distribute-minutes.server.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { approveMinutes } from "#app/domain/minutes/commands/approve-minutes.server.ts";
import { decision, docOf } from "#seeds/builders/submitted-minutes.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const now = new Date("2026-11-23T06:30:00Z");
const jobsAt = (at: Date) => testJobs({ db: database.worker, clock: () => at });

it("names in no letter what is to be done by whoever got a confidential task, though they are told that it waits", async () => {
	const { people, as, submitted } = await aCommittee(database, now, "tues");
	const task = { taskTitle: "Rencontrer la famille Secretan", ownerId: people.outsider.personId, dueOn: "2026-11-24" as Day };
	const minutes = await submitted({ doc: docOf(decision({ text: "Suivre de près.", isConfidential: true, ...task })) });
	await approveMinutes(as(people.chair), minutes);
	// wants each reminder as a letter, rather than in the digest
	await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [
		people.outsider.personId,
	]);
	// the committee's four, and whoever got the task
	await distributeMinutes(as(people.chair), { meetingId: minutes.meetingId, listCut: "public", announced: 5 });
	await jobsAt(now).settle();
	await jobsAt(now).run("sweep-digests", {});
	await jobsAt(new Date("2026-11-24T06:00:00Z")).run("sweep-reminders", {});
	const mails = await mailsIn(database.worker, "ailleurs@tues.example");
	expect(mails.map(({ subject }) => subject)).toEqual([
		expect.stringMatching(/^Compte rendu approuvé/),
		expect.stringMatching(/^Ce qui vous attend/),
		expect.stringMatching(/^Échéance aujourd’hui\u00a0: Suite à donner confidentielle$/),
	]);
	for (const { text } of mails) expect(text).toContain("Suite à donner confidentielle");
	expect(JSON.stringify(mails)).not.toContain("Secretan");
});
