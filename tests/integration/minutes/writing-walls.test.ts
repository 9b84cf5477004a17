import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { inTransaction, type Tx } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { openLiveText } from "#app/domain/minutes/commands/open-live-text.server.ts";
import { openToCommittee } from "#app/domain/minutes/commands/open-to-committee.server.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "./a-committee.ts";

// Statements of a forged request, as the app role: what the commands would refuse, the database refuses too.

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const roles = ["chair", "lead", "member", "outsider", "officer", "reader"] as const;
type Who = (typeof roles)[number];
type Built = Awaited<ReturnType<typeof aDraft>>;

async function aDraft(slug: string, isOpen = false) {
	const c = await aCommittee(database, now, slug);
	const { meetingId } = await c.draft();
	const [row] = await database.asAdmin<{ id: string }>("select id from minutes where meeting_id = $1", [meetingId]);
	await openLiveText(c.as(c.people.lead), { meetingId });
	if (isOpen) await openToCommittee(c.as(c.people.lead), { meetingId, isOpen } as never);
	return { ...c, meetingId, minutesId: row?.id as string };
}

/** How many rows the statement changed; 0 also when row-level security refuses it. */
const forge = (c: Built, actor: Actor, statement: (tx: Tx) => ReturnType<typeof sql>) =>
	inTransaction(c.as(actor), async (tx) => {
		const result = await statement(tx).execute(tx);
		return Number(result.numAffectedRows ?? 0);
	}).catch((error: Error) => {
		if (/row-level security|append-only/.test(error.message)) return 0;
		throw error;
	});

const territory = (c: Built) => c.territory.territoryId;
const write = (c: Built, personId: string | null) => () =>
	sql`insert into minutes_update (territory_id, minutes_id, person_id, at, update) values (${territory(c)}, ${c.minutesId}, ${personId}, ${now}, '\\x0000')`;
const version = (c: Built, personId: string) => () =>
	sql`insert into minutes_version (id, territory_id, minutes_id, number, kind, doc, made_by, made_at)
		values (${newId()}, ${territory(c)}, ${c.minutesId}, (select coalesce(max(number), 0) + 1 from minutes_version), 'automatic', '{}', ${personId}, ${now})`;

describe.each([
	["kept to its lead", false, ["lead", "officer"]],
	["open to the committee", true, ["chair", "lead", "member", "officer"]],
] as const)("a text %s", (_name, isOpen, writers) => {
	let c: Built;
	beforeAll(async () => {
		c = await aDraft(isOpen ? "ouvert" : "garde", isOpen);
	});
	const may = (who: Who) => Number((writers as readonly Who[]).includes(who));

	it.each(roles)("is added to by %s only as the commands say", async (who) => {
		const actor = c.people[who];
		expect(await forge(c, actor, write(c, actor.personId))).toBe(may(who));
		expect(await forge(c, actor, write(c, null)), "as the product").toBe(may(who));
		expect(await forge(c, actor, write(c, c.people.substitute.personId)), "under another's name").toBe(0);
		const author = () => sql`insert into minutes_author (territory_id, minutes_id, person_id, last_wrote_at)
			values (${territory(c)}, ${c.minutesId}, ${actor.personId}, ${now})`;
		expect(await forge(c, actor, author)).toBe(may(who));
		expect(await forge(c, actor, version(c, actor.personId))).toBe(may(who));
		expect(await forge(c, actor, version(c, c.people.substitute.personId)), "a version under another's name").toBe(0);
		expect(await forge(c, actor, () => sql`update minutes_update set update = '\\x00'`)).toBe(0);
		expect(await forge(c, actor, () => sql`delete from minutes_version`)).toBe(0);
	});

	it.each(["outsider", "reader"] as const)("is not rewritten, emptied, opened nor approved by %s", async (who) => {
		for (const change of [
			"doc = '{}'",
			"is_open_to_committee = true",
			"status = 'approved', frozen_text = '{}', sha256 = repeat('a', 64), approved_at = now(), approved_by = app_person()",
		])
			expect(await forge(c, c.people[who], () => sql.raw(`update minutes set ${change}`))).toBe(0);
		expect(await forge(c, c.people[who], () => sql`delete from minutes_update`)).toBe(0);
		expect(await forge(c, c.people[who], () => sql`delete from minutes`)).toBe(0);
	});
});

it("is opened by its lead alone, and approved by the chair alone", async () => {
	const c = await aDraft("debut");
	const open = () => sql`update minutes set is_open_to_committee = true`;
	const approve = () =>
		sql`update minutes set status = 'approved', frozen_text = '{}', sha256 = repeat('a', 64), approved_at = now(), approved_by = app_person()`;
	expect(await forge(c, c.people.member, open)).toBe(0);
	expect(await forge(c, c.people.member, () => sql`delete from minutes_update`)).toBe(0);
	for (const who of ["member", "lead", "officer"] as const) expect([who, await forge(c, c.people[who], approve)]).toEqual([who, 0]);
	const cut = () =>
		sql`insert into minutes_cut (minutes_id, territory_id, committee_id, meeting_id, sha256, approved_at, content, words)
			values (${c.minutesId}, ${territory(c)}, ${c.committeeId}, ${c.meetingId}, repeat('a', 64), ${now}, '{}', 'faux')`;
	for (const who of roles) expect([who, await forge(c, c.people[who], cut)]).toEqual([who, 0]);
	const review = (who: Who) => () =>
		sql`insert into minutes_review (id, territory_id, minutes_id, verdict, person_id, at)
			values (${newId()}, ${territory(c)}, ${c.minutesId}, 'approved', ${c.people[who].personId}, ${now})`;
	for (const who of ["lead", "member", "outsider", "officer", "reader"] as const)
		for (const name of [who, "chair"] as const) expect([who, name, await forge(c, c.people[who], review(name))]).toEqual([who, name, 0]);
});

it("once handed over is added to by nobody, though whoever follows may open it", async () => {
	const c = await aCommittee(database, now, "remis");
	const { meetingId } = await c.submitted();
	const [row] = await database.asAdmin<{ id: string }>("select id from minutes where meeting_id = $1", [meetingId]);
	const built = { ...c, meetingId, minutesId: row?.id as string };
	await openLiveText(c.as(c.people.member), { meetingId });
	for (const who of roles) {
		const { personId } = c.people[who];
		expect([who, await forge(built, c.people[who], write(built, personId))]).toEqual([who, 0]);
		expect([who, await forge(built, c.people[who], write(built, null))]).toEqual([who, 0]);
		expect([who, await forge(built, c.people[who], () => sql`delete from minutes_update`)]).toEqual([who, 0]);
	}
});

describe("a ticket", () => {
	it("is for oneself, in one's own session, for a text one follows, and for a minute", async () => {
		const c = await aDraft("billet");
		await database.asAdmin(
			"insert into session (id, person_id, created_at, last_seen_at, expires_at, user_agent) select rpad(id::text, 64, '0'), id, $1, $1, $2, '' from person",
			[now, new Date("2026-12-01T00:00:00Z")],
		);
		const ticket =
			(holder: Who, session: Who, seconds = 60) =>
			() =>
				sql`insert into live_ticket (hash, territory_id, meeting_id, person_id, session_id, issued_at, expires_at)
					values (md5(random()::text) || md5(random()::text), ${territory(c)}, ${c.meetingId}, ${c.people[holder].personId},
						${c.people[session].personId.padEnd(64, "0")}, ${now}, ${new Date(now.getTime() + seconds * 1000)})`;
		expect(await forge(c, c.people.member, ticket("member", "member"))).toBe(1);
		expect(await forge(c, c.people.member, ticket("lead", "lead"))).toBe(0);
		expect(await forge(c, c.people.member, ticket("member", "lead"))).toBe(0);
		expect(await forge(c, c.people.member, ticket("member", "member", 3600))).toBe(0);
		for (const who of ["outsider", "reader"] as const) expect(await forge(c, c.people[who], ticket(who, who))).toBe(0);
		expect(await forge(c, c.people.member, () => sql`update live_ticket set expires_at = expires_at + interval '1 day'`)).toBe(0);
		expect(await forge(c, c.people.lead, () => sql`delete from live_ticket`)).toBe(0);
	});
});
