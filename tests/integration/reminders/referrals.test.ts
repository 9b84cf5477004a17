import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { digestContents } from "#app/domain/digests/content.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId, type TerritoryId } from "#app/domain/kernel/ids.ts";
import { listInbox } from "#app/domain/notices/queries.server.ts";
import { eraseReferral } from "#app/domain/referral-rights/commands/erase-referral.server.ts";
import { advanceReferral } from "#app/domain/referrals/commands/advance-referral.server.ts";
import { collectAgreement } from "#app/domain/referrals/commands/collect-agreement.server.ts";
import { remindReferral } from "#app/domain/referrals/commands/remind-referral.server.ts";
import type { RecipientId, ReferralId } from "#app/domain/referrals/types.ts";
import { holdReminder } from "#app/domain/reminders/commands/hold-reminder.server.ts";
import { sendReminder } from "#app/domain/reminders/commands/send-reminder.server.ts";
import { sweepTerritory } from "#app/domain/reminders/commands/sweep-territory.server.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";
import { inUnit } from "#db/client.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aReferralPlace, draftReferral, type ReferralPlace, sendTo } from "#tests/support/referrals.ts";
import { somebody } from "../referrals/people.ts";

const database = useDatabase();
const start = new Date("2026-11-23T09:00:00Z");
const monday = dayOf(start);
const morningOf = (day: Day) => new Date(`${day}T06:00:00Z`);
const names = new Map<string, string>();
let place: ReferralPlace;
let territoryId: TerritoryId;
let boss: Actor;
let admin: Actor;
let chair: Actor;
let lead: Actor;

beforeAll(async () => {
	place = await aReferralPlace(database, start);
	({ territoryId } = place.territory);
	boss = await somebody(place, start, "cheffe", { organisation: "epci", duty: "manager" });
	admin = await place.territory.person("administration", { role: "admin" });
	lead = await place.territory.person("technique", { mandates: { insertion: "technical_lead" } });
	chair = await place.territory.person("elue", { organisation: "epci", mandates: { insertion: "chair" } });
	// elected since: the duty is written, and gives nothing
	const duty = {
		id: newId(),
		territoryId,
		personId: chair.personId,
		duty: "manager",
		secretBasis: "mission",
		startsOn: plusDays(monday, -30),
	};
	await inTransaction(place.territory.operator, (tx) => tx.insertInto("referralDuty").values(duty).execute());
	await place.territory.person("cooperation", { role: "cooperation_officer" });
	for (const { id, email } of await database.asAdmin<{ id: string; email: string }>("select id, email from person"))
		names.set(id, email.split("@")[0] as string);
});

let count = 0;
/** Sent to the CCAS on the first Monday, on the person's agreement. */
async function sent(endsOn: Day = plusDays(monday, 30)): Promise<{ referralId: ReferralId; recipientId: RecipientId }> {
	const { ccas } = place.territory.organisationIds;
	const referralId = await draftReferral(place.as(place.sender), { firstName: `Prénom ${++count}`, basis: "agreement" });
	await agree(referralId, endsOn);
	const rows = await sendTo(place.as(place.sender), referralId, [{ organisationId: ccas, scope: "full" }]);
	return { referralId, recipientId: rows.get(ccas) as RecipientId };
}
const agree = (referralId: ReferralId, endsOn: Day, on: Day = monday) =>
	collectAgreement(place.as(place.sender, new Date(`${on}T09:00:00Z`)), {
		...{ referralId, givenOn: on, endsOn, channel: "oral", givenBy: "person", covers: ["card", "account"], isNoticeGiven: true },
		organisationIds: [place.territory.organisationIds.ccas],
	});
const sweep = (day: Day) => sweepTerritory({ db: database.worker, now: morningOf(day), territoryId });
const told = async (objectId: string) =>
	(
		await database.asAdmin<{ person_id: string; kind: string; stage: string; level: number; day: string }>(
			"select person_id, kind, stage, level, to_char(raised_at at time zone 'Europe/Paris', 'MM-DD') as day from reminder where object_id = $1 order by raised_at, level, person_id",
			[objectId],
		)
	).map(({ person_id, kind, stage, level, day }) => `${names.get(person_id)} ${kind} ${stage} ${level} ${day}`);
async function everyDay(from: Day, days: number) {
	for (let shift = 0; shift < days; shift++) await sweep(plusDays(from, shift));
}
const unreadOf = (actor: Actor, day: Day) => {
	const now = new Date(`${day}T10:00:00Z`);
	const who = { personId: actor.personId, territoryIds: [territoryId] };
	return reading({ db: database.app, now, ...who }, (tx) => listInbox(tx, who, { page: 1, state: "unread" }, day));
};

describe("an agreement that ends", () => {
	it("reminds whoever sent, climbs to their manager and no further, and stops once another is given", async () => {
		const { referralId } = await sent();
		await everyDay(monday, 55);
		expect(await told(referralId)).toEqual([
			"accueil referral-agreement before-30 0 11-23",
			"accueil referral-agreement before-7 0 12-16",
			"accueil referral-agreement day 0 12-23",
			"accueil referral-agreement late-1 0 12-30",
			"accueil referral-agreement late-2 0 01-06",
			"accueil referral-agreement late-3 0 01-13",
			"cheffe referral-agreement climb-1 1 01-13",
		]);
		await agree(referralId, "2027-12-01" as Day, "2027-01-17" as Day);
		await everyDay("2027-01-17" as Day, 30);
		expect(await told(referralId)).toHaveLength(7);
	});

	it("says nothing of what rests on no agreement, is over, or which the person objects to", async () => {
		const { ccas } = place.territory.organisationIds;
		const shared = await draftReferral(place.as(place.sender), { firstName: "Sans accord", basis: "l121-6-2" });
		await sendTo(place.as(place.sender), shared, [{ organisationId: ccas, scope: "full" }]);
		const [over, objected] = [await sent(plusDays(monday, 7)), await sent(plusDays(monday, 7))];
		await advanceReferral(place.as(place.ccas), {
			...{ referralId: over.referralId, recipientId: over.recipientId, revision: 1, action: "decline" },
			...{ declineReason: "not-competent", word: null },
		} as never);
		await database.asAdmin("update referral set objected_at = now() where id = $1", [objected.referralId]);
		await sweep(monday);
		for (const referralId of [shared, over.referralId, objected.referralId]) expect(await told(referralId)).toEqual([]);
	});

	it("reminds the manager when nobody reads it any more on that side", async () => {
		const { referralId } = await sent(plusDays(monday, 7));
		await database.asAdmin("update referral_reader set until = now() where referral_id = $1 and recipient_id is null", [referralId]);
		await sweep(monday);
		expect(await told(referralId)).toEqual(["cheffe referral-agreement before-7 0 11-23"]);
	});
});

describe("an appointment of which nothing is said", () => {
	it("reminds the recipient's agents after the day, then their manager, until they say whether the person came", async () => {
		const { referralId, recipientId } = await sent("2027-11-01" as Day);
		const at = place.as(place.ccas);
		await advanceReferral(at, { referralId, recipientId, revision: 1, action: "accept", word: null });
		await advanceReferral(at, {
			referralId,
			recipientId,
			revision: 2,
			action: "fix-appointment",
			day: "2026-11-26",
			time: "14:00",
			word: null,
		} as never);
		await everyDay(monday, 20);
		const reminded = [
			"conseil referral-appointment day 0 11-27",
			"conseil referral-appointment late-1 0 12-04",
			"conseil referral-appointment late-2 0 12-11",
			"responsable referral-appointment climb-1 1 12-11",
		];
		expect(await told(referralId)).toEqual(reminded);
		const later = place.as(place.ccas, new Date("2026-12-12T09:00:00Z"));
		await advanceReferral(later, { referralId, recipientId, revision: 3, action: "mark-met", word: null });
		await everyDay("2026-12-13" as Day, 20);
		expect(await told(referralId)).toEqual(reminded);
	});

	it("has no letter either where the territory turned its rhythm off, or whoever leads it stopped it; they climb on from there after", async () => {
		const { recipientId, referralId } = await sent("2027-11-01" as Day);
		const at = place.as(place.ccas);
		await advanceReferral(at, { referralId, recipientId, revision: 1, action: "accept", word: null });
		const appointment = { action: "fix-appointment", day: "2026-11-26", time: "14:00", word: null } as never as object;
		await advanceReferral(at, { referralId, recipientId, revision: 2, ...appointment } as never);
		const remind = (day: string) => remindReferral({ db: database.worker, now: morningOf(day as Day), territoryId }, { recipientId });
		const rule = (isOn: boolean) =>
			database.asAdmin(
				`insert into reminder_rule (id, territory_id, kind, is_on, days_before, late_every_days, climbs_after) values ($1, $2, 'referral-appointment', $3, '{0}', 7, 2)
					on conflict (territory_id, kind, committee_id) do update set is_on = excluded.is_on`,
				[newId(), territoryId, isOn],
			);
		await rule(false);
		expect(await remind("2026-11-30")).toBeNull();
		await rule(true);
		await database.asAdmin(
			"insert into reminder_hold (territory_id, kind, object_id, until_on, held_by, held_at) values ($1, 'referral-appointment', $2, '2026-12-03', $3, now())",
			[territoryId, referralId, place.ccas.personId],
		);
		expect(await remind("2026-12-02")).toBeNull();
		expect([await remind("2026-12-03"), await remind("2026-12-03")]).toEqual([1, null]);
		await database.asAdmin("delete from reminder_rule where territory_id = $1", [territoryId]);
	});
});

describe("what is kept no longer", () => {
	it("is said a month before to whoever sent it, archived or not; and a list to decide upon, to the DPO alone", async () => {
		const { referralId } = await sent("2027-11-01" as Day);
		await database.asAdmin("update referral set archived_at = now(), last_contact_on = $2 where id = $1", [referralId, "2025-12-23"]);
		await sweep(monday);
		expect(await told(referralId)).toEqual(["accueil referral-retention before-30 0 11-23"]);
		const listId = newId();
		await database.asAdmin("insert into elimination_list (id, territory_id, prepared_at) values ($1, $2, $3)", [
			...[listId, territoryId, new Date(`${monday}T01:45:00Z`)],
		]);
		await database.asAdmin(
			`insert into elimination_item (list_id, territory_id, referral_id, reference, sender_organisation_id, kind, last_contact_on)
			select $1, territory_id, id, reference, sender_organisation_id, 'unanswered', last_contact_on from referral where id = $2`,
			[listId, referralId],
		);
		await everyDay(monday, 61);
		expect(await told(referralId)).toHaveLength(1);
		expect(await told(listId)).toEqual([
			"dpo elimination before-30 0 11-23",
			"dpo elimination day 0 12-23",
			"dpo elimination late-1 0 01-22",
		]);
		const { notices } = await unreadOf(place.dpo, monday);
		expect(notices).toMatchObject([{ title: "Une liste d'élimination attend", href: `/t/exemple/orientations/eliminations/${listId}` }]);
	});
});

describe("who sees it", () => {
	const rowsSeenBy = (actor: Actor, table: string, column: string, objectId: string) =>
		inUnit(database.app, { personId: actor.personId, territoryIds: [territoryId], now: start }, async (tx) => {
			const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${objectId}::uuid`.execute(tx);
			return rows.length;
		});

	it("is who may know of the referral, in SQL too: no member, steward or elected official", async () => {
		const { referralId, recipientId } = await sent(plusDays(monday, 7));
		await sweep(monday);
		await database.asAdmin(
			"insert into reminder_hold (territory_id, kind, object_id, until_on, held_by, held_at) values ($1, 'referral-agreement', $2, null, $3, now())",
			[territoryId, referralId, place.sender.personId],
		);
		// rows in the name of whoever should not have them, as if a duty had ended since
		for (const { personId } of [admin, chair, lead, place.caf])
			await database.asAdmin(
				`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
				values ($1, $2, $3, 'reminder/referral-agreement', 'referral', $4, $5, now(), now())`,
				[newId(), territoryId, personId, referralId, `test/${referralId}`],
			);
		const seen: Record<string, number[]> = {};
		for (const actor of [place.sender, boss, place.ccas, place.manager, place.caf, place.dpo, admin, chair, lead])
			seen[names.get(actor.personId) as string] = [
				await rowsSeenBy(actor, "reminder", "object_id", referralId),
				await rowsSeenBy(actor, "reminder_hold", "object_id", referralId),
				await rowsSeenBy(actor, "notice", "object_id", referralId),
			];
		expect(seen).toEqual({
			accueil: [1, 1, 1],
			cheffe: [1, 1, 0],
			conseil: [1, 1, 0],
			responsable: [1, 1, 0],
			caf: [0, 0, 0],
			dpo: [0, 0, 0],
			administration: [0, 0, 0],
			elue: [0, 0, 0],
			technique: [0, 0, 0],
		});
		// nor does any of them write about it
		const hold = (actor: Actor) =>
			inUnit(database.app, { personId: actor.personId, territoryIds: [territoryId], now: start }, (tx) =>
				sql`insert into reminder_hold (territory_id, kind, object_id, held_by, held_at)
					values (${territoryId}, 'referral-retention', ${referralId}, ${actor.personId}, now())`.execute(tx),
			);
		await expect(hold(admin)).rejects.toThrow("row-level security");
		await hold(place.sender);
		// the reading of one side ended: its reminders are gone with it
		await database.asAdmin("update referral_reader set until = now() where referral_id = $1 and recipient_id = $2", [
			referralId,
			recipientId,
		]);
		expect(await rowsSeenBy(place.ccas, "reminder", "object_id", referralId)).toBe(0);
	});

	it("reads a neutral name in the inbox, and less in the digest", async () => {
		const { referralId } = await sent(plusDays(monday, 7));
		await sweep(monday);
		const [{ reference } = { reference: "" }] = await database.asAdmin<{ reference: string }>(
			"select reference from referral where id = $1",
			[referralId],
		);
		const { notices } = await unreadOf(place.sender, monday);
		expect(notices.find(({ objectId }) => objectId === referralId)).toMatchObject({
			title: `Une orientation attend (réf. ${reference})`,
			context: "",
			href: `/t/exemple/orientations/${referralId}`,
		});
		for (const actor of [admin, chair, lead]) expect((await unreadOf(actor, monday)).notices).toEqual([]);
		const now = morningOf(plusDays(monday, 1));
		const reader = { personId: place.sender.personId, territoryIds: [territoryId], today: dayOf(now) };
		const window = { startsAt: morningOf(monday), endsAt: now };
		const contents = await reading({ db: database.worker, now, ...reader }, (tx) => digestContents(tx, [{ ...reader, window }], now));
		const sections = contents.get(reader.personId)?.sections ?? [];
		expect(sections.map(({ key, items }) => [key, items.map(({ title }) => title)])).toEqual([["referrals", ["Une orientation attend"]]]);
		expect(JSON.stringify(sections)).not.toContain(reference);
	});

	it("of a manager, is led to those whom they name, and not to the referral", async () => {
		const { referralId } = await sent(plusDays(monday, 7));
		await database.asAdmin("update referral_reader set until = now() where referral_id = $1 and recipient_id is null", [referralId]);
		await sweep(monday);
		const { notices } = await unreadOf(boss, monday);
		expect(notices.find(({ objectId }) => objectId === referralId)).toMatchObject({
			title: "Une orientation attend",
			href: "/t/exemple/orientations/agents",
		});
	});
});

describe("putting it off", () => {
	it("is for those whom it reminds, and is written where no steward reads", async () => {
		const { referralId } = await sent(plusDays(monday, 7));
		const kind = "referral-agreement" as const;
		const watched = (actor: Actor) => reading(place.as(actor), (tx) => listWatched(tx, place.as(actor), [kind], [referralId]));
		expect(await watched(place.sender)).toMatchObject([{ nextOn: plusDays(monday, 7), people: [{ personId: place.sender.personId }] }]);
		for (const actor of [place.ccas, boss, admin, lead]) {
			expect(await watched(actor)).toEqual([]);
			await expect(holdReminder(place.as(actor), { kind, objectId: referralId, intent: "stop" })).rejects.toThrow("not-found");
			await expect(sendReminder(place.as(actor), { kind, objectId: referralId })).rejects.toThrow("not-found");
		}
		await sendReminder(place.as(place.sender), { kind, objectId: referralId });
		await holdReminder(place.as(place.sender), { kind, objectId: referralId, intent: "postpone", untilOn: plusDays(monday, 3) });
		await everyDay(monday, 6);
		expect(await told(referralId)).toEqual(
			["accueil referral-agreement held-2026-11-26 0 11-26", `accueil referral-agreement manual-${monday} 0 11-23`].toReversed(),
		);
		const written = await database.asAdmin<{ name: string }>(
			"select name from journal_entry where territory_id = $1 and payload like $2 and name like '%remind%' order by seq",
			[territoryId, `%${referralId}%`],
		);
		expect(written.map(({ name }) => name)).toEqual(["referral.reminder-sent-by-hand", "referral.reminder-postponed"]);
	});
});

it("nothing of it stays once the referral is erased", async () => {
	const { referralId } = await sent(plusDays(monday, 7));
	await sweep(monday);
	await holdReminder(place.as(place.sender), { kind: "referral-agreement", objectId: referralId, intent: "stop" });
	const left = async () =>
		(
			await database.asAdmin<{ count: number }>(
				`select (select count(*) from reminder where object_id = $1)::int + (select count(*) from reminder_hold where object_id = $1)::int
				+ (select count(*) from notice where object_id = $1)::int as count`,
				[referralId],
			)
		)[0]?.count;
	expect(await left()).toBe(3);
	await eraseReferral({ db: database.worker, now: start, territoryId, files: { discard: async () => {} } }, referralId);
	expect(await left()).toBe(0);
});
