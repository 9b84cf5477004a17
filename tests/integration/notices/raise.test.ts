import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { inTransaction, reading } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { listInbox } from "#app/domain/notices/queries.server.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import type { RaisedNotice } from "#app/domain/notices/types.ts";
import { aCommittee } from "#tests/integration/minutes/a-committee.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-24T09:00:00Z");
const minutesLater = (count: number) => new Date(now.getTime() + count * 60_000);

let here: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
});

const about = (person: Actor, more: Partial<RaisedNotice> = {}): RaisedNotice => ({
	territoryId: person.territoryId,
	personId: person.personId,
	kind: "mandate-given",
	objectKind: "committee",
	objectId: here.committeeId,
	actorId: null,
	mergeKey: `committee/${newId()}`,
	isUrgent: false,
	...more,
});
const raise = (rows: RaisedNotice[], at = now) => {
	const ctx = { db: database.worker, now: at, territoryId: here.people.lead.territoryId };
	return inTransaction(ctx, (tx) => raiseNotices(tx, ctx, rows));
};
const inbox = async (person: Actor, at = now) => {
	const who = { db: database.app, personId: person.personId, territoryIds: [person.territoryId], now: at };
	return (await reading(who, (tx) => listInbox(tx, who, { page: 1 }, dayOf(at)))).notices;
};
const rowsOf = (person: Actor) =>
	database.asAdmin<{
		kind: string;
		times: number;
		settles_at: Date;
		mailed_at: Date | null;
		merge_key: string;
		in_place_of: string | null;
	}>("select * from notice where person_id = $1 order by happened_at, id", [person.personId]);
const forgetAll = () => database.asAdmin("delete from notice");

describe("a notice", () => {
	it("is never of one's own acts", async () => {
		await forgetAll();
		const { lead, chair } = here.people;
		await raise([about(lead, { actorId: lead.personId }), about(chair, { actorId: lead.personId })]);
		expect(await inbox(lead)).toEqual([]);
		expect(await inbox(chair)).toMatchObject([{ kind: "mandate-given", title: expect.any(String), actorName: lead.displayName }]);
	});

	it("gathers the facts of one object while nobody saw them, and settles ten minutes after the first", async () => {
		await forgetAll();
		const { lead } = here.people;
		const row = about(lead, { mergeKey: "committee/one" });
		await raise([row]);
		await raise([row], minutesLater(4));
		expect(await rowsOf(lead)).toMatchObject([{ times: 2, settles_at: minutesLater(10) }]);
		await database.asAdmin("update notice set read_at = $1", [minutesLater(5)]);
		await raise([row], minutesLater(6));
		expect(await rowsOf(lead)).toMatchObject([{ times: 1, settles_at: minutesLater(16), read_at: null }]);
	});

	it("settles at once when it cannot wait", async () => {
		await forgetAll();
		await raise([about(here.people.lead, { isUrgent: true })]);
		expect(await rowsOf(here.people.lead)).toMatchObject([{ settles_at: now }]);
	});

	it("counts a fact once, however often it is told, even once read", async () => {
		await forgetAll();
		const { lead } = here.people;
		const row = about(lead, { cause: newId() });
		await raise([row]);
		await raise([row], minutesLater(1));
		await database.asAdmin("update notice set read_at = $1", [minutesLater(2)]);
		await raise([row], minutesLater(3));
		expect(await rowsOf(lead)).toMatchObject([{ times: 1, read_at: minutesLater(2) }]);
	});

	it("told by two processes at once is one", async () => {
		await forgetAll();
		const { lead } = here.people;
		const row = about(lead, { cause: newId() });
		await Promise.all([raise([row]), raise([row])]);
		expect(await rowsOf(lead)).toMatchObject([{ times: 1 }]);
	});

	it("is left out for whoever muted what holds it, or chose not to hear of its kind", async () => {
		await forgetAll();
		const { lead, chair, member } = here.people;
		await database.asAdmin(
			"insert into notice_mute (person_id, territory_id, object_kind, object_id, muted_at) values ($1, $2, 'committee', $3, $4)",
			[lead.personId, lead.territoryId, here.committeeId, now],
		);
		await database.asAdmin("insert into notice_preference (person_id, kind, channel) values ($1, 'mandate-given', 'none')", [
			chair.personId,
		]);
		await raise([about(lead), about(chair), about(member)]);
		expect(await inbox(lead)).toEqual([]);
		expect(await inbox(chair)).toEqual([]);
		expect(await inbox(member)).toHaveLength(1);
		await database.asAdmin("delete from notice_mute");
		await database.asAdmin("delete from notice_preference");
	});

	it("goes to the stand-in during an absence, and stays quietly with the absent person", async () => {
		await forgetAll();
		const { lead, member } = here.people;
		await database.asAdmin(
			"insert into absence (id, person_id, starts_on, ends_on, stand_in_id, declared_at) values ($1, $2, '2026-11-20', '2026-11-30', $3, $4)",
			[newId(), lead.personId, member.personId, now],
		);
		await raise([about(lead)]);
		expect(await rowsOf(lead)).toMatchObject([{ mailed_at: now, in_place_of: null }]);
		expect(await rowsOf(member)).toMatchObject([{ mailed_at: null, in_place_of: lead.personId }]);
		expect(await inbox(member)).toMatchObject([{ inPlaceOfName: lead.displayName }]);
		await forgetAll();
		await raise([about(lead, { objectKind: "referral", objectId: newId() })]);
		expect(await rowsOf(member)).toEqual([]);
		await database.asAdmin("delete from absence");
	});

	it("of somebody away without a stand-in waits for them; what cannot wait also reaches whoever runs the body with them", async () => {
		await forgetAll();
		const { lead, substitute, chair, member, officer } = here.people;
		const away = ({ personId }: Actor) =>
			database.asAdmin(
				"insert into absence (id, person_id, starts_on, ends_on, declared_at) values ($1, $2, '2026-11-20', '2026-11-30', $3)",
				[newId(), personId, now],
			);
		await away(chair);
		const submitted = { kind: "minutes-submitted", objectKind: "committee", objectId: here.committeeId } as const;
		// a letter would tell both kinds, were the chair there
		await raise([about(chair, { ...submitted, isUrgent: false })]);
		expect(await rowsOf(chair)).toMatchObject([{ mailed_at: null, in_place_of: null }]);
		expect(await rowsOf(lead)).toEqual([]);

		await forgetAll();
		await raise([about(chair, { ...submitted, isUrgent: true })]);
		expect(await rowsOf(chair)).toMatchObject([{ mailed_at: null, in_place_of: null }]);
		for (const deputy of [lead, substitute]) expect(await rowsOf(deputy)).toMatchObject([{ mailed_at: null, in_place_of: chair.personId }]);
		for (const other of [member, officer]) expect(await rowsOf(other)).toEqual([]);

		await forgetAll();
		await raise([about(chair, { ...submitted, isUrgent: true, actorId: lead.personId })]);
		await raise([about(chair, { kind: "reminder-urgent/meeting", isUrgent: true })]);
		await raise([about(chair, { ...submitted, isUrgent: true }), about(lead, { ...submitted, isUrgent: true })]);
		expect((await rowsOf(lead)).map(({ in_place_of }) => in_place_of)).toEqual([null]);

		await forgetAll();
		await away(lead);
		await raise([about(chair, { ...submitted, isUrgent: true })]);
		expect(await rowsOf(lead)).toEqual([]);
		await database.asAdmin("delete from absence");
	});
});
