import { expect, it } from "vitest";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { sendReminder } from "#app/domain/reminders/commands/send-reminder.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { aDraft, aReferralPlace, draftReferral, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const start = new Date("2026-11-23T09:00:00Z");
const monday = dayOf(start);
const jobsAt = (at: Date) => testJobs({ db: database.worker, clock: () => at });

it("a reminder of a referral that leaves by mail says that one waits: not which, for what, about whom, nor in whose stead", async () => {
	const place = await aReferralPlace(database, start);
	const { sender, as } = place;
	const { ccas } = place.territory.organisationIds;
	const standIn = await place.territory.person("remplacante", { organisation: "epci" });
	await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [sender.personId]);
	const referralId = await draftReferral(as(sender), { basis: "agreement" });
	await collectAgreement(as(sender), {
		...{ referralId, givenOn: monday, endsOn: plusDays(monday, 7), channel: "oral", givenBy: "person" },
		...{ covers: ["card", "account"], isNoticeGiven: true, organisationIds: [ccas] },
	});
	await sendTo(as(sender), referralId, [{ organisationId: ccas, scope: "full" }]);
	const sweepAt = new Date(`${plusDays(monday, 1)}T06:00:00Z`);
	await jobsAt(start).settle();
	await database.asAdmin("delete from mailbox_message");
	await jobsAt(new Date(`${monday}T06:00:00Z`)).run("sweep-reminders", {});
	await jobsAt(new Date(`${monday}T06:15:00Z`)).run("sweep-notices", {});
	// and by hand, while one is away with a colleague in their stead
	const [{ reference } = { reference: "" }] = await database.asAdmin<{ reference: string }>(
		"select reference from referral where id = $1",
		[referralId],
	);
	const mails = await mailsIn(database.worker, "accueil@exemple.example");
	expect(mails).toHaveLength(1);
	const [mail] = mails;
	expect(mail?.subject).toBe("Relance de ce que vous avez à faire\u00a0: Une orientation attend");
	const said = JSON.stringify(mail);
	for (const word of [reference, "ccord", aDraft.lastName, aDraft.firstName, "CCAS"]) expect(said).not.toContain(word);

	await database.asAdmin(
		"insert into absence (id, person_id, starts_on, ends_on, stand_in_id, declared_at) values (gen_random_uuid(), $1, $2, $3, $4, now())",
		[sender.personId, monday, plusDays(monday, 10), standIn.personId],
	);
	await sendReminder(as(sender, sweepAt), { kind: "referral-agreement", objectId: referralId });
	const [{ payload } = { payload: {} }] = await database.asAdmin<{ payload: object }>(
		"select payload from outbox where name = 'referral.reminder-sent-by-hand'",
	);
	expect(payload).toEqual({ reminderKind: "referral-agreement", objectId: referralId, day: plusDays(monday, 1) satisfies Day });
	await jobsAt(sweepAt).settle();
	expect(await database.asAdmin("select 1 from notice where person_id = $1", [standIn.personId])).toEqual([]);
	expect(await mailsIn(database.worker, "remplacante@exemple.example")).toEqual([]);
	for (const other of ["conseil", "responsable"])
		expect((await mailsIn(database.worker, `${other}@exemple.example`)).filter(({ subject }) => subject.startsWith("Relance"))).toEqual([]);
});
