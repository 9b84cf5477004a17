import { describe, expect, it } from "vitest";
import { listDuties } from "#app/domain/duties/queries.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, instantAt, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { isWorkingDay } from "#app/domain/kernel/working-days.ts";
import { countDeliveries } from "#app/domain/outbox/queries.server.ts";
import { openRequests } from "#app/domain/referral-rights/commands/open-requests.server.ts";
import type { RequestKind } from "#app/domain/referral-rights/types.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { rectifyReferral } from "#app/domain/referrals/commands/rectify-referral.server.ts";
import { writeMessage } from "#app/domain/referrals/commands/write-message.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { presentReferral } from "#app/presenters/referral.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";
import { aDraft, aReferralPlace, draftReferral, sendTo } from "#tests/support/referrals.ts";

const database = useDatabase();
const morning = (day: string) => instantAt(day as Day, "07:20");
const jobsOn = (day: string) => testJobs({ db: database.worker, clock: () => morning(day) });

/** A referral of this urgency, sent to the CCAS on this day, in a territory of its own. */
async function aReferral(slug: string, day = "2026-04-30", urgency = "soon") {
	const place = await aReferralPlace(database, morning(day), slug);
	const { organisationIds } = place.territory;
	const referralId = await draftReferral(place.as(place.sender), { urgency });
	const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: organisationIds.ccas, scope: "full" }]);
	const recipientId = rows.get(organisationIds.ccas) as RecipientId;
	const subjects = async (who: string) =>
		(await mailsIn(database.worker, `${who}@${slug}.example`)).map(({ subject }) => subject.split(" – ")[0]);
	return { place, referralId, recipientId, subjects };
}

/** The product at work on each day from one to another. */
async function live(from: string, to: string) {
	for (let day = from as Day; day <= to; day = plusDays(day, 1)) {
		const jobs = jobsOn(day);
		if (isWorkingDay(day)) await jobs.run("sweep-referrals", {});
		await jobs.settle();
	}
}

const arrived = "Une orientation vous attend";
const news = "Du nouveau sur une orientation";
const attention = "Une orientation demande votre attention";
const reminder = "Une orientation attend toujours votre organisation";
const late = "Une orientation attend votre organisation";
const silence = "Une orientation reste sans nouvelles";
const unread = "Une orientation n’a plus de lecteur";

const endDuty = (personId: string) => database.asAdmin("update referral_duty set ends_on = starts_on where person_id = $1", [personId]);

describe("the mails of a referral", () => {
	it("go to the named readers of the side that must act, once though every job runs twice", async () => {
		const { place, referralId, recipientId, subjects } = await aReferral("partie");
		const outbox = await database.asAdmin<{ id: string; name: string; payload: object; territory_id: string }>(
			"select id, name, payload, territory_id from outbox where territory_id = $1 and name = 'referral.sent'",
			[place.territory.territoryId],
		);
		for (const _ of [1, 2]) await live("2026-04-30", "2026-04-30");
		const [sent] = outbox;
		await jobsOn("2026-04-30").run("send-referral-sent-email", {
			eventId: sent?.id,
			territoryId: sent?.territory_id,
			...(sent?.payload as object),
		});
		expect(await subjects("conseil")).toEqual([arrived]);
		for (const who of ["accueil", "responsable", "dpo", "caf"]) expect(await subjects(who)).toEqual([]);

		const step = { referralId, recipientId, action: "ask-info", word: "Depuis quand ?", revision: 1 } as const;
		await advanceReferral(place.as(place.ccas, morning("2026-04-30")), step);
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("accueil")).toEqual([news]);
		expect(await subjects("conseil")).toEqual([arrived]);
	});

	it("hold no word of it: neither name, number, need, subject nor reference, in mail as in queue", async () => {
		const { place, referralId, recipientId } = await aReferral("secret", "2026-04-29");
		await advanceReferral(place.as(place.ccas, morning("2026-04-29")), {
			referralId,
			recipientId,
			action: "ask-info",
			word: "Canari du mot",
			revision: 1,
		});
		await live("2026-04-29", "2026-05-29");
		const [{ reference }] = (await database.asAdmin<{ reference: string }>("select reference from referral where id = $1", [
			referralId,
		])) as [{ reference: string }];
		const mails = (await mailsIn(database.worker)).filter(({ text }) => text.includes("/t/secret/") || text.includes("orientation"));
		const queued = await database.asAdmin<{ payload: object }>("select payload from outbox where name like 'referral%'");
		expect(mails.length).toBeGreaterThan(4);
		const said = JSON.stringify([mails.map(({ subject, text, html }) => [subject, text, html]), queued]);
		const canaries = [
			aDraft.lastName,
			aDraft.firstName,
			"02 99 71",
			"maelenn",
			aDraft.subject,
			aDraft.asked,
			"Canari",
			"démarches",
			reference,
		];
		// found or not: a whole mail in the failure would hide which
		expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
		// nor who sent it
		expect(JSON.stringify(await mailsIn(database.worker, "conseil@secret.example")).includes("Accueil secret")).toBe(false);
	});

	it("leave out whoever may not read any more at the moment of sending, and tell who can name another", async () => {
		const { place, subjects } = await aReferral("parti");
		await endDuty(place.ccas.personId);
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("conseil")).toEqual([]);
		expect(await subjects("responsable")).toEqual([unread]);
		const [mail] = await mailsIn(database.worker, "responsable@parti.example");
		expect(mail?.text).toContain("/t/parti/orientations/agents/confier/");
	});

	it("tell the stewards, without content, where nobody can name anyone", async () => {
		const { place, subjects } = await aReferral("vide");
		await place.territory.person("pilote", { role: "cooperation_officer" });
		await endDuty(place.ccas.personId);
		await endDuty(place.manager.personId);
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("pilote")).toEqual([unread]);
		const [mail] = await mailsIn(database.worker, "pilote@vide.example");
		expect(mail?.text).toContain("CCAS");
		expect(mail?.text).not.toContain("/orientations/agents");
	});
});

describe("what else is told", () => {
	it("is a message of the thread, to the other side and to nobody who wrote it", async () => {
		const { place, referralId, subjects } = await aReferral("fil");
		await live("2026-04-30", "2026-04-30");
		const at = morning("2026-04-30");
		await writeMessage(place.as(place.sender, at), { referralId, recipientId: null, text: "Canari du fil" });
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("conseil")).toEqual([arrived, news]);
		expect(await subjects("accueil")).toEqual([]);
		await writeMessage(place.as(place.ccas, at), { referralId, recipientId: null, text: "Canari de la réponse" });
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("accueil")).toEqual([news]);
		expect(await subjects("conseil")).toEqual([arrived, news]);
		expect(JSON.stringify(await mailsIn(database.worker)).includes("Canari d")).toBe(false);
	});

	it("is a withdrawal, to those whose access closed, without a way in", async () => {
		const { place, referralId, recipientId, subjects } = await aReferral("retrait");
		const { territoryId } = place.territory;
		await live("2026-04-30", "2026-04-30");
		await database.asAdmin(
			"update referral_recipient set access_ended_at = now(), state = 'cancelled', waiting_on = null, due_on = null where id = $1",
			[recipientId],
		);
		const payload = { territoryId, eventId: newId(), referralId, recipientIds: [recipientId] };
		for (const _ of [1, 2]) await jobsOn("2026-04-30").run("send-referral-withdrawn-email", payload);
		expect(await subjects("conseil")).toEqual([arrived, "Une orientation n’est plus ouverte à votre organisation"]);
		expect(await subjects("accueil")).toEqual([news]);
		const [, mail] = await mailsIn(database.worker, "conseil@retrait.example");
		expect(mail?.text).not.toContain(referralId);
	});

	it("is what the person's rights change: asked of those who sent, told to those who received", async () => {
		const { place, referralId, subjects } = await aReferral("suite");
		await live("2026-04-30", "2026-04-30");
		const at = morning("2026-04-30");
		const dpo = place.as(place.dpo, at);
		const ask = (kind: RequestKind) => openRequests(dpo, { kind, receivedOn: "2026-04-30" as Day, referralIds: [referralId] });
		await ask("rectification");
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("accueil")).toEqual([attention]);
		expect(await subjects("conseil")).toEqual([arrived]);

		const duties = (actor: Actor) =>
			reading({ db: database.app, personId: actor.personId, territoryIds: [actor.territoryId], now: at }, (tx) =>
				listDuties(tx, { personId: actor.personId, territoryIds: [actor.territoryId] }, "2026-04-30" as Day),
			);
		expect((await duties(place.sender)).map(({ kind, dueOn }) => [kind, dueOn])).toEqual([["rectify-referral", "2026-05-30"]]);
		expect((await duties(place.ccas)).map(({ kind }) => kind)).toEqual(["answer-referral"]);
		const { need: _n, public: _p, purpose: _u, urgency: _g, basis: _b, isInformed: _i, ...text } = aDraft;
		await rectifyReferral(place.as(place.sender, new Date(at.getTime() + 60_000)), {
			...text,
			referralId,
			revision: 4,
			reason: "person-asked",
		});
		expect(await duties(place.sender)).toEqual([]);
		await live("2026-04-30", "2026-04-30");
		expect(await subjects("conseil")).toEqual([arrived, news]);
		for (const [hour, kind] of (["limitation", "objection"] as const).entries()) {
			await ask(kind);
			const jobs = testJobs({ db: database.worker, clock: () => new Date(at.getTime() + (hour + 1) * 3_600_000) });
			for (const _ of [1, 2]) await jobs.settle();
		}
		expect(await subjects("conseil")).toEqual([arrived, news, news, news]);
		expect(await subjects("accueil")).toEqual([attention]);
		for (const { text: said } of await mailsIn(database.worker, "accueil@suite.example")) expect(said).not.toMatch(/rectif|droit/i);
	});

	it("is one mail for what happens in a row, and another once the first was followed or ten minutes have passed", async () => {
		const { place, referralId, subjects } = await aReferral("rafale");
		const past = (minutes: number) => new Date(morning("2026-04-30").getTime() + minutes * 60_000);
		const write = async (minutes: number) => {
			await writeMessage(place.as(place.ccas, past(minutes)), { referralId, recipientId: null, text: "Encore un mot." });
			for (const _ of [1, 2]) await testJobs({ db: database.worker, clock: () => past(minutes) }).settle();
			return subjects("accueil");
		};
		expect(await write(0)).toEqual([news]);
		expect(await write(1)).toEqual([news]);
		expect(await write(9)).toEqual([news]);
		expect(await write(11)).toEqual([news, news]);
		await presentReferral(place.as(place.sender, past(12)), { referral: referralId });
		expect(await write(13)).toEqual([news, news, news]);
	});

	it("is not how many letters referrals cause: stewards count their territory's mails without them", async () => {
		const { place } = await aReferral("compte");
		const pilot = await place.territory.person("pilote", { role: "cooperation_officer" });
		await live("2026-04-30", "2026-04-30");
		const ctx = { db: database.app, actor: pilot, now: morning("2026-04-30") };
		expect(await reading(ctx, (tx) => countDeliveries(tx, pilot.territoryId, morning("2026-04-01")))).toEqual([]);
	});
});

describe("the sweep of referrals", () => {
	it("reminds the reader, tells the manager, then the sender, and lets it expire, over the holidays of May", async () => {
		const { place, recipientId, subjects } = await aReferral("mai");
		await live("2026-04-30", "2026-05-06");
		expect(await subjects("conseil")).toEqual([arrived, reminder]);
		await live("2026-05-07", "2026-05-11");
		expect(await subjects("responsable")).toEqual([late]);
		expect(await subjects("accueil")).toEqual([]);
		await live("2026-05-12", "2026-05-13");
		expect(await subjects("accueil")).toEqual([silence]);
		await live("2026-05-14", "2026-06-02");
		expect(await subjects("accueil")).toEqual([silence, news]);
		expect(await subjects("conseil")).toEqual([arrived, reminder]);
		const row = await inTransaction({ db: database.worker, now: morning("2026-06-02"), territoryId: place.territory.territoryId }, (tx) =>
			tx.selectFrom("referralRecipient").select(["state", "waitingOn"]).where("id", "=", recipientId).executeTakeFirst(),
		);
		expect(row).toEqual({ state: "expired", waitingOn: null });
	});

	it("reminds the person in charge alone, and the whole side once they do not read any more", async () => {
		const { place, recipientId, subjects } = await aReferral("charge");
		const second = await place.territory.person("second", { organisation: "ccas", role: "partner" });
		await database.asAdmin(
			`insert into referral_duty (id, territory_id, person_id, duty, secret_basis, starts_on)
			values (gen_random_uuid(), $1, $2, 'agent', 'function', '2026-04-01')`,
			[place.territory.territoryId, second.personId],
		);
		await database.asAdmin(
			`insert into referral_reader (territory_id, referral_id, recipient_id, organisation_id, person_id, since)
			select territory_id, referral_id, id, organisation_id, $2, sent_at from referral_recipient where id = $1`,
			[recipientId, second.personId],
		);
		await database.asAdmin("update referral_recipient set assigned_to = $2 where id = $1", [recipientId, second.personId]);
		await live("2026-05-04", "2026-05-06");
		expect(await subjects("second")).toContain(reminder);
		expect(await subjects("conseil")).not.toContain(reminder);
		await endDuty(second.personId);
		await database.asAdmin("update referral_recipient set reminder_stage = 0, reminded_on = null where id = $1", [recipientId]);
		await live("2026-05-07", "2026-05-07");
		expect(await subjects("conseil")).toContain(reminder);
	});

	it("climbs one stage though two sweeps run at once", async () => {
		const { recipientId } = await aReferral("deux");
		await Promise.all([jobsOn("2026-05-06").run("sweep-referrals", {}), jobsOn("2026-05-06").run("sweep-referrals", {})]);
		const [row] = await database.asAdmin<{ reminder_stage: number; steps: number }>(
			`select reminder_stage, (select count(*)::int from outbox o where o.name = 'referral.reminded' and o.payload->>'recipientId' = r.id::text) as steps
			from referral_recipient r where id = $1`,
			[recipientId],
		);
		expect(row).toEqual({ reminder_stage: 1, steps: 1 });
	});

	it("says nothing of what was answered between the sweep and the mail", async () => {
		const { place, referralId, recipientId, subjects } = await aReferral("repondu");
		await live("2026-04-30", "2026-05-05");
		const jobs = jobsOn("2026-05-06");
		await jobs.run("sweep-referrals", {});
		const decline = { action: "decline", declineReason: "no-capacity" } as const;
		await advanceReferral(place.as(place.ccas, morning("2026-05-06")), {
			referralId: referralId as ReferralId,
			recipientId,
			...decline,
			word: null,
			revision: 1,
		});
		await jobs.settle();
		expect(await subjects("conseil")).toEqual([arrived]);
		expect(await subjects("accueil")).toEqual([news]);
	});

	it("turns to the sender when it is the sender who must act", async () => {
		const { place, referralId, recipientId, subjects } = await aReferral("tour");
		const ask = { referralId, recipientId, action: "ask-info", word: "Depuis quand ?", revision: 1 } as const;
		await advanceReferral(place.as(place.ccas, morning("2026-04-30")), ask);
		await live("2026-04-30", "2026-05-13");
		// the sender's organisation has no manager: its readers are told again
		expect(await subjects("accueil")).toEqual([news, reminder, reminder]);
		expect(await subjects("conseil")).toEqual([arrived, silence]);
	});
});
