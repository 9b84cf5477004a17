import { describe, expect, it } from "vitest";
import { type Day, plusDays } from "#app/domain/kernel/calendar.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const monday = "2026-11-23" as Day;
const morningOf = (day: Day) => new Date(`${day}T06:00:00Z`);
const jobsOn = (day: Day) => testJobs({ db: database.worker, clock: () => morningOf(day) });
const reminders = async (recipient: string) =>
	(await mailsIn(database.worker, recipient)).filter(({ subject }) => subject.startsWith("Échéance"));

/** Hears of reminders by mail, one by one. */
const byMail = (personId: string) =>
	database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'reminder', 'mail')", [personId]);

/** A sheet of a new territory with one milestone, due on this day. */
async function aMilestone(slug: string, dueOn: Day, title = "Ouvrir l'atelier") {
	const territory = await aTerritory(database.owner, morningOf(monday), slug);
	const owner = await territory.person("pilote");
	await byMail(owner.personId);
	const sheetId = await aSheet(territory);
	const id = newId();
	await database.asAdmin("insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, $4, $5, $6)", [
		id,
		territory.territoryId,
		sheetId,
		title,
		dueOn,
		owner.personId,
	]);
	return {
		territory,
		id,
		sheetId,
		owner,
		email: `pilote@${slug}.example`,
		payload: { territoryId: territory.territoryId, kind: "milestone", id, dueOn },
	};
}

describe("the morning sweep", () => {
	it("reminds a week before and on the day, and on no other day", async () => {
		const { email } = await aMilestone("jours", plusDays(monday, 7));
		for (let shift = -1; shift <= 8; shift++) await jobsOn(plusDays(monday, shift)).run("sweep-reminders", {});
		expect((await reminders(email)).map(({ subject }) => subject)).toEqual([
			"Échéance dans 7\u00a0jours\u00a0: Ouvrir l’atelier",
			"Échéance aujourd’hui\u00a0: Ouvrir l’atelier",
		]);
	});

	it("sends one mail though it runs twice", async () => {
		const { email } = await aMilestone("deux-fois", monday);
		await jobsOn(monday).runDueSweep();
		await jobsOn(monday).runDueSweep();
		const [mail, ...others] = await reminders(email);
		expect(others).toEqual([]);
		expect(mail?.text).toContain("http://localhost:3000/t/deux-fois/fiches/1-1-1-ateliers-mobilite");
	});

	it("reminds the pilot of a sub-action of its end, and says of which sheet it is part", async () => {
		const { territory, sheetId } = await aMilestone("sous-action", plusDays(monday, 90));
		const pilot = await territory.person("relais");
		await byMail(pilot.personId);
		const subAction = await aSheet(territory, { slug: "recruter", code: "1.1.1.a", title: "Recruter", endOn: plusDays(monday, 7) });
		await database.asAdmin("update action_sheet set parent_id = $2, lead_person_id = $3 where id = $1", [
			subAction,
			sheetId,
			pilot.personId,
		]);
		for (let shift = -1; shift <= 8; shift++) await jobsOn(plusDays(monday, shift)).run("sweep-reminders", {});
		const mails = await reminders("relais@sous-action.example");
		expect(mails.map(({ subject }) => subject)).toEqual([
			"Échéance dans 7\u00a0jours\u00a0: Recruter",
			"Échéance aujourd’hui\u00a0: Recruter",
		]);
		expect(mails[0]?.text).toContain("1.1.1 Ateliers de mobilité");
		expect(mails[0]?.text).toContain("/t/sous-action/fiches/recruter");
	});

	it("leaves a sub-action alone once it is done, paused, or its sheet given up", async () => {
		for (const [slug, own, whole] of [
			["faite", "completed", "in_progress"],
			["en-pause", "on_hold", "in_progress"],
			["fiche-close", "in_progress", "abandoned"],
		]) {
			const { territory, sheetId } = await aMilestone(`sous-${slug}`, plusDays(monday, 90));
			const pilot = await territory.person("relais");
			await byMail(pilot.personId);
			const subAction = await aSheet(territory, { slug: "recruter", endOn: monday });
			await database.asAdmin(
				"update action_sheet set parent_id = $2, lead_person_id = $3, status = $4, status_reason = 'Attente' where id = $1",
				[subAction, sheetId, pilot.personId, own],
			);
			await database.asAdmin("update action_sheet set status = $2, status_reason = 'Attente' where id = $1", [sheetId, whole]);
			await jobsOn(monday).run("sweep-reminders", {});
			expect(await reminders(`relais@sous-${slug}.example`)).toEqual([]);
		}
	});

	it("leaves alone what is done, what its sheet dropped, and what nobody owns", async () => {
		const done = await aMilestone("fait", monday);
		await database.asAdmin("update milestone set done_on = '2026-11-20' where id = $1", [done.id]);
		const dropped = await aMilestone("abandonne", monday);
		await database.asAdmin("update action_sheet set status = 'dropped' where id = $1", [dropped.sheetId]);
		const orphan = await aMilestone("orphelin", monday);
		await database.asAdmin("update milestone set owner_id = null where id = $1", [orphan.id]);
		await jobsOn(monday).run("sweep-reminders", {});
		for (const { email } of [done, dropped, orphan]) expect(await reminders(email)).toEqual([]);
	});
});

describe("a reminder whose job waited", () => {
	it("still goes out the day before, says so, and no longer on the day itself", async () => {
		const waited = await aMilestone("attente", plusDays(monday, 7));
		await jobsOn(plusDays(monday, 6)).run("send-reminder-email", { ...waited.payload, stage: "week" });
		expect((await reminders(waited.email)).map(({ subject }) => subject)).toEqual(["Échéance demain\u00a0: Ouvrir l’atelier"]);
		const late = await aMilestone("trop-tard", plusDays(monday, 7));
		await jobsOn(plusDays(monday, 7)).run("send-reminder-email", { ...late.payload, stage: "week" });
		expect(await reminders(late.email)).toEqual([]);
	});

	it("is not sent when the milestone was done, put off or left by its owner meanwhile", async () => {
		const done = await aMilestone("finie", monday);
		await database.asAdmin("update milestone set done_on = due_on where id = $1", [done.id]);
		const putOff = await aMilestone("reportee", monday);
		await database.asAdmin("update milestone set due_on = due_on + 30 where id = $1", [putOff.id]);
		const left = await aMilestone("parti", monday);
		await database.asAdmin("update membership set ends_on = '2026-11-20' where person_id = $1", [left.owner.personId]);
		const closed = await aMilestone("ferme", monday);
		await database.asAdmin("update person set is_active = false where id = $1", [closed.owner.personId]);
		for (const { email, payload } of [done, putOff, left, closed]) {
			await jobsOn(monday).run("send-reminder-email", { ...payload, stage: "day" });
			expect(await reminders(email)).toEqual([]);
		}
	});

	it("goes to whoever owns the milestone now, once each", async () => {
		const { territory, payload, id, email } = await aMilestone("passage", monday);
		await jobsOn(monday).run("send-reminder-email", { ...payload, stage: "day" });
		const heir = await territory.person("relais");
		await byMail(heir.personId);
		await database.asAdmin("update milestone set owner_id = $2 where id = $1", [id, heir.personId]);
		await jobsOn(monday).run("send-reminder-email", { ...payload, stage: "day" });
		await jobsOn(monday).run("send-reminder-email", { ...payload, stage: "day" });
		expect(await reminders(email)).toHaveLength(1);
		expect(await reminders("relais@passage.example")).toHaveLength(1);
	});

	it("reads the payload of last month, and keeps still", async () => {
		const { payload, email } = await aMilestone("mois-dernier", "2026-10-20" as Day);
		await jobsOn(monday).run("send-reminder-email", { ...payload, stage: "day", sweptAt: "a field that is gone" });
		expect(await reminders(email)).toEqual([]);
	});
});
