import { describe, expect, it } from "vitest";
import { claimWindows } from "#app/domain/digests/commands/claim-windows.server.ts";
import { handOver } from "#app/domain/digests/commands/hand-over.server.ts";
import { digestContents } from "#app/domain/digests/content.server.ts";
import { listWaitingDigests } from "#app/domain/digests/queries.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { inTransaction, sweeping } from "#app/domain/kernel/context.server.ts";
import { newId } from "#app/domain/kernel/ids.ts";
import { raiseNotices } from "#app/domain/notices/steps.server.ts";
import type { NoticeKind } from "#app/domain/notices/types.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory } from "#seeds/builders/a-territory.ts";
import { docOf, paragraph, submittedMinutes } from "#seeds/builders/submitted-minutes.ts";
import { useDatabase } from "#tests/support/database.ts";
import { testJobs } from "#tests/support/jobs.ts";
import { mailsIn } from "#tests/support/mailbox.ts";

const database = useDatabase();
const monday = new Date("2026-11-23T06:30:00Z");
const jobsAt = (now: Date) => testJobs({ db: database.worker, clock: () => now });
const digests = async (recipient: string) =>
	(await mailsIn(database.worker, recipient)).filter(({ subject }) => subject.startsWith("Ce qui vous attend"));

async function aTerritoryWithDuties(slug: string) {
	const territory = await aTerritory(database.owner, monday, slug);
	const chair = await territory.person("presidence", { mandates: { insertion: "chair" } });
	const lead = await territory.person("technique", { mandates: { insertion: "technical_lead" } });
	const idle = await territory.person("tranquille");
	const as = (actor: Actor) => ({ db: database.app, actor, now: monday });
	await submittedMinutes(as(lead), {
		committeeId: territory.committeeIds.insertion as never,
		title: `Comité de ${slug}`,
		attendance: [{ personId: chair.personId, status: "present" }],
		doc: docOf(paragraph("Texte.")),
	});
	const sheetId = await aSheet(territory);
	await database.asAdmin(
		"insert into milestone (id, territory_id, sheet_id, title, due_on, owner_id) values ($1, $2, $3, 'Jalon tardif', '2026-11-19', $4)",
		[newId(), territory.territoryId, sheetId, chair.personId],
	);
	return { territory, chair, lead, idle };
}

const windows = (personId: string) =>
	database.asAdmin<{ starts_at: Date; ends_at: Date; outcome: string | null; item_count: number }>(
		"select starts_at, ends_at, outcome, item_count from digest where person_id = $1 order by ends_at",
		[personId],
	);
const prefer = (personId: string, rhythm: string, atTime = "07:30", zone = "Europe/Paris") =>
	database.asAdmin(
		`insert into digest_preference (person_id, rhythm, at_time, zone, changed_at) values ($1, $2, $3, $4, now())
			on conflict (person_id) do update set rhythm = excluded.rhythm, at_time = excluded.at_time, zone = excluded.zone`,
		[personId, rhythm, atTime, zone],
	);
const tuesday = new Date("2026-11-24T06:30:00Z");

describe("the daily digest", () => {
	it("tells each person what waits for them, and writes to nobody for whom nothing does, which it keeps", async () => {
		const { idle } = await aTerritoryWithDuties("point");
		await jobsAt(monday).run("sweep-digests", {});
		const [mail] = await digests("presidence@point.example");
		expect(mail?.subject).toBe("Ce qui vous attend\u00a0: 1 à approuver, 1 en retard");
		expect(mail?.text).toContain("Comité de point");
		expect(mail?.text).toContain("en retard de 4\u00a0jours");
		expect(await digests("tranquille@point.example")).toEqual([]);
		expect(await windows(idle.personId)).toMatchObject([{ outcome: "empty", item_count: 0 }]);
	});

	it("is one mail a day though the sweep runs twice and by two workers at once, and windows touch", async () => {
		const { chair } = await aTerritoryWithDuties("une-fois");
		await Promise.all([jobsAt(monday).run("sweep-digests", {}), jobsAt(monday).run("sweep-digests", {})].map((run) => run.catch(() => {})));
		await jobsAt(new Date("2026-11-23T08:00:00Z")).run("sweep-digests", {});
		expect(await digests("presidence@une-fois.example")).toHaveLength(1);
		expect(await windows(chair.personId)).toEqual([
			{ starts_at: new Date("2026-11-20T06:30:00Z"), ends_at: monday, outcome: "sent", item_count: 2 },
		]);
		await jobsAt(tuesday).run("sweep-digests", {});
		expect(await digests("presidence@une-fois.example")).toHaveLength(2);
		expect((await windows(chair.personId))[1]).toMatchObject({ starts_at: monday, ends_at: tuesday });
	});

	it("covers the days on which the product was off", async () => {
		const { chair } = await aTerritoryWithDuties("panne");
		await jobsAt(monday).run("sweep-digests", {});
		await jobsAt(new Date("2026-11-26T06:45:00Z")).run("sweep-digests", {});
		expect((await windows(chair.personId))[1]).toMatchObject({ starts_at: monday, ends_at: new Date("2026-11-26T06:30:00Z") });
	});

	it("comes at the person's hour in their zone, and not for whoever wants none", async () => {
		const { chair, lead } = await aTerritoryWithDuties("outre-mer");
		await prefer(chair.personId, "daily", "08:00", "America/Guadeloupe");
		await prefer(lead.personId, "none");
		await jobsAt(tuesday).run("sweep-digests", {});
		expect(await windows(chair.personId)).toEqual([]);
		await jobsAt(new Date("2026-11-24T12:00:00Z")).run("sweep-digests", {});
		expect(await windows(chair.personId)).toMatchObject([{ ends_at: new Date("2026-11-24T12:00:00Z"), outcome: "sent" }]);
		expect(await windows(lead.personId)).toEqual([]);
	});

	it("gathers all the territories where the person works in one mail", async () => {
		const here = await aTerritoryWithDuties("ici");
		const there = await aTerritoryWithDuties("la-bas");
		await database.asAdmin(
			"insert into membership (id, territory_id, person_id, organisation_id, role, starts_on) values ($1, $2, $3, $4, 'partner', '2026-01-01')",
			[newId(), there.territory.territoryId, here.chair.personId, there.territory.organisationIds.ccas],
		);
		await database.asAdmin("update milestone set owner_id = $1 where territory_id = $2", [
			here.chair.personId,
			there.territory.territoryId,
		]);
		await jobsAt(monday).run("sweep-digests", {});
		const [mail, ...others] = await digests("presidence@ici.example");
		expect(others).toEqual([]);
		expect(mail?.subject).toBe("Ce qui vous attend\u00a0: 1 à approuver, 2 en retard");
		expect(mail?.text).toContain("· Territoire ici");
		expect(mail?.text).toContain("· Territoire la-bas");
	});

	it("keeps still on Sundays and public holidays", async () => {
		await aTerritoryWithDuties("repos");
		for (const day of ["2026-11-29", "2026-12-25"]) await jobsAt(new Date(`${day}T06:30:00Z`)).run("sweep-digests", {});
		expect(await digests("presidence@repos.example")).toEqual([]);
	});

	it("goes by the clocks and the public holidays of the territory until the person chooses", async () => {
		const { chair } = await aTerritoryWithDuties("reunion");
		await database.asAdmin("update territory set department_code = '974' where slug = 'reunion'");
		// the abolition of slavery, a Monday of 2027
		await jobsAt(new Date("2027-12-20T04:00:00Z")).run("sweep-digests", {});
		expect(await windows(chair.personId)).toEqual([]);
		await jobsAt(new Date("2027-12-21T04:00:00Z")).run("sweep-digests", {});
		expect(await windows(chair.personId)).toMatchObject([{ ends_at: new Date("2027-12-21T03:30:00Z") }]);
	});

	it("passes over what the person muted after it was told to the product, for good", async () => {
		const { territory, idle } = await aTerritoryWithDuties("muet");
		await database.asAdmin(
			`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
			values ($1, $2, $3, 'reminder', 'committee', $4, 'a', $5, $5)`,
			[newId(), territory.territoryId, idle.personId, territory.committeeIds.insertion, new Date("2026-11-22T12:00:00Z")],
		);
		await database.asAdmin(
			"insert into notice_mute (person_id, territory_id, object_kind, object_id, muted_at) values ($1, $2, 'committee', $3, $4)",
			[idle.personId, territory.territoryId, territory.committeeIds.insertion, monday],
		);
		await jobsAt(monday).run("sweep-digests", {});
		expect(await digests("tranquille@muet.example")).toEqual([]);
		expect(await windows(idle.personId)).toMatchObject([{ outcome: "empty" }]);
		expect(await database.asAdmin("select from notice where person_id = $1 and mailed_at is null", [idle.personId])).toEqual([]);
	});

	it("of the time before windows is no news: its payload is read and dropped", async () => {
		const { chair } = await aTerritoryWithDuties("ancien");
		await jobsAt(monday).run("send-digest-email", { personId: chair.personId, day: "2026-10-23", territoryIds: ["a field that is gone"] });
		expect(await digests("presidence@ancien.example")).toEqual([]);
	});
});

const thursday = new Date("2026-11-26T06:30:00Z");
const away = (personId: string, startsOn: string, endsOn: string, standInId: string | null = null) =>
	database.asAdmin("insert into absence (id, person_id, starts_on, ends_on, stand_in_id, declared_at) values ($1, $2, $3, $4, $5, now())", [
		newId(),
		personId,
		startsOn,
		endsOn,
		standInId,
	]);
/** As the sweep of notices does, for mails and digests. */
const raise = (person: Actor, objectId: string, kind: NoticeKind, now: Date, mergeKey = objectId) => {
	const { territoryId, personId } = person;
	const ctx = { db: database.worker, now, territoryId };
	const about = { kind, objectKind: "sheet", objectId, mergeKey, actorId: null, isUrgent: false } as const;
	return inTransaction(ctx, (tx) => raiseNotices(tx, ctx, [{ territoryId, personId, ...about }]));
};

describe("during an absence", () => {
	it("no digest leaves, and the first one after tells all that happened, once", async () => {
		const { territory, chair, lead, idle } = await aTerritoryWithDuties("conges");
		const [sheet] = await database.asAdmin<{ id: string }>("select id from action_sheet where territory_id = $1", [territory.territoryId]);
		await jobsAt(monday).run("sweep-digests", {});
		for (const { personId } of [chair, idle]) await away(personId, "2026-11-24", "2026-12-09");
		await raise(idle, sheet?.id as string, "comment-answered", new Date("2026-11-24T09:00:00Z"));
		// of a kind that has a mail of its own, long before the return: it has none any more
		await raise(idle, sheet?.id as string, "mention", new Date("2026-11-24T10:00:00Z"), "citee");
		await database.asAdmin(
			"update minutes set status = 'approved', approved_at = '2026-11-25T10:00:00Z', approved_by = $2, frozen_text = '{}', sha256 = repeat('0', 64) where territory_id = $1",
			[territory.territoryId, lead.personId],
		);
		for (let day = 24; day <= 30; day++) await jobsAt(new Date(`2026-11-${day}T06:30:00Z`)).run("sweep-digests", {});
		expect(await digests("presidence@conges.example")).toHaveLength(1);
		expect(await windows(chair.personId)).toHaveLength(1);
		const back = new Date("2026-12-10T06:30:00Z");
		for (const minutes of [0, 15]) await jobsAt(new Date(back.getTime() + minutes * 60_000)).run("sweep-digests", {});
		expect(await windows(chair.personId)).toMatchObject([{ ends_at: monday }, { starts_at: monday, ends_at: back, outcome: "sent" }]);
		expect((await digests("presidence@conges.example"))[1]?.subject).toBe("Ce qui vous attend\u00a0: 1 en retard, 1 réunion qui a décidé");
		expect((await digests("tranquille@conges.example")).map(({ subject }) => subject)).toEqual(["Ce qui vous attend\u00a0: 2 nouvelles"]);
		await jobsAt(new Date("2026-12-11T06:30:00Z")).run("sweep-digests", {});
		expect(await digests("tranquille@conges.example")).toHaveLength(1);
	});

	it("with a stand-in, the stand-in's digest tells what was passed to them, and that of the return does not", async () => {
		const { territory, idle, lead } = await aTerritoryWithDuties("relais");
		const [sheet] = await database.asAdmin<{ id: string }>("select id from action_sheet where territory_id = $1", [territory.territoryId]);
		await jobsAt(monday).run("sweep-digests", {});
		await away(idle.personId, "2026-11-24", "2026-11-25", lead.personId);
		await raise(idle, sheet?.id as string, "comment-answered", new Date("2026-11-24T09:00:00Z"));
		await jobsAt(new Date("2026-11-25T06:30:00Z")).run("sweep-digests", {});
		await jobsAt(thursday).run("sweep-digests", {});
		expect((await digests("technique@relais.example")).map(({ subject }) => subject)).toEqual(["Ce qui vous attend\u00a0: 1 nouvelle"]);
		expect(await digests("tranquille@relais.example")).toEqual([]);
		expect((await windows(idle.personId)).at(-1)).toMatchObject({ starts_at: monday, ends_at: thursday, outcome: "empty" });
	});

	it("that was declared after the window was claimed, gives the window to the next", async () => {
		const { chair } = await aTerritoryWithDuties("imprevu");
		await jobsAt(monday).run("sweep-digests", {});
		const { run } = await claimed(tuesday, chair.personId);
		await away(chair.personId, "2026-11-24", "2026-11-25");
		await run();
		expect(await digests("presidence@imprevu.example")).toHaveLength(1);
		await jobsAt(thursday).run("sweep-digests", {});
		expect(await windows(chair.personId)).toMatchObject([{ ends_at: monday }, { starts_at: monday, ends_at: thursday, outcome: "sent" }]);
	});
});

/** Claims what is due and hands nothing over: what happens between claim and send is the test's. */
async function claimed(now: Date, personId: string): Promise<{ run: () => Promise<void>; id: string }> {
	await claimWindows({ db: database.worker, now });
	const [row] = await database.asAdmin<{ id: string }>("select id from digest where person_id = $1 and outcome is null", [personId]);
	return { id: row?.id as string, run: () => jobsAt(now).run("send-digest-email", { digestId: row?.id }) };
}

describe("between claim and send", () => {
	it("the rights that count are those held when it is sent", async () => {
		const { chair } = await aTerritoryWithDuties("droits");
		const { run } = await claimed(monday, chair.personId);
		await database.asAdmin("update mandate set ends_on = '2026-11-22' where person_id = $1", [chair.personId]);
		await run();
		expect((await digests("presidence@droits.example"))[0]?.subject).toBe("Ce qui vous attend\u00a0: 1 en retard");
	});

	it.each([
		["left", "depart", "update membership set ends_on = '2026-11-22' where person_id = $1"],
		["unsubscribed", "assez", "insert into digest_preference (person_id, rhythm, changed_at) values ($1, 'none', now())"],
		[
			"stopped taking mail",
			"rebond",
			"insert into mail_stop (email, reason, stopped_at) select email, 'bounce', now() from person where id = $1",
		],
	])("whoever %s gets none, and the window is settled", async (_, slug, change) => {
		const { chair } = await aTerritoryWithDuties(slug);
		const { run } = await claimed(monday, chair.personId);
		await database.asAdmin(change, [chair.personId]);
		await run();
		expect(await digests(`presidence@${slug}.example`)).toEqual([]);
		expect(await windows(chair.personId)).toMatchObject([{ outcome: "withheld" }]);
	});

	it("a digest that waited half a day gives its window to the next", async () => {
		const { chair } = await aTerritoryWithDuties("retard");
		const { id } = await claimed(monday, chair.personId);
		await jobsAt(new Date("2026-11-23T19:00:00Z")).run("send-digest-email", { digestId: id });
		expect(await windows(chair.personId)).toEqual([]);
		await claimed(monday, chair.personId);
		await jobsAt(tuesday).run("sweep-digests", {});
		expect(await windows(chair.personId)).toMatchObject([{ ends_at: tuesday, outcome: "sent" }]);
	});

	it("a process that died before, or while handing over, is taken over", async () => {
		const { chair } = await aTerritoryWithDuties("mort");
		const { id } = await claimed(monday, chair.personId);
		await jobsAt(new Date("2026-11-23T06:45:00Z")).run("sweep-digests", {});
		expect(await digests("presidence@mort.example")).toHaveLength(1);
		// and one that the queue lost after it was handed over, once that is beyond doubt
		await database.asAdmin("update digest set outcome = null, settled_at = null, sent_at = null, claimed_at = $2 where id = $1", [
			id,
			monday,
		]);
		await database.asAdmin("delete from email_delivery where key = 'digest/' || $1", [id]);
		await jobsAt(new Date("2026-11-23T07:00:00Z")).run("sweep-digests", {});
		expect(await digests("presidence@mort.example")).toHaveLength(1);
		await jobsAt(new Date("2026-11-23T07:30:00Z")).run("sweep-digests", {});
		expect(await digests("presidence@mort.example")).toHaveLength(2);
	});
});

describe("what a digest tells", () => {
	const notice = (person: Actor, at: string, sheetId: string) =>
		database.asAdmin(
			`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
				values ($1, $2, $3, 'comment-answered', 'sheet', $4, gen_random_uuid()::text, $5, $5)`,
			[newId(), person.territoryId, person.personId, sheetId, at],
		);
	it("holds the notices of its window once, and those that came too late for it in the next", async () => {
		const { territory, idle } = await aTerritoryWithDuties("avis");
		const [sheet] = await database.asAdmin<{ id: string; title: string }>("select id, title from action_sheet where territory_id = $1", [
			territory.territoryId,
		]);
		await notice(idle, "2026-11-20T15:00:00Z", sheet?.id as string);
		await notice(idle, "2026-11-23T06:29:30Z", sheet?.id as string);
		await jobsAt(monday).run("sweep-digests", {});
		const subjects = async () => (await digests("tranquille@avis.example")).map(({ subject }) => subject);
		expect(await subjects()).toEqual(["Ce qui vous attend\u00a0: 1 nouvelle"]);
		await jobsAt(tuesday).run("sweep-digests", {});
		expect(await subjects()).toHaveLength(2);
		await jobsAt(new Date("2026-11-25T06:30:00Z")).run("sweep-digests", {});
		expect(await subjects()).toHaveLength(2);
	});

	it("is shaped by duty: meetings to prepare and what others are late with for who leads, decisions for who chairs", async () => {
		const { territory, chair, lead } = await aTerritoryWithDuties("roles");
		await database.asAdmin(
			"insert into meeting (id, territory_id, committee_id, title, starts_at, created_at) values ($1, $2, $3, 'Comité de décembre', '2026-12-08T09:00:00Z', now())",
			[newId(), territory.territoryId, territory.committeeIds.insertion],
		);
		const [row] = await database.asAdmin<{ id: string }>("select id from minutes where territory_id = $1", [territory.territoryId]);
		await jobsAt(monday).run("sweep-digests", {});
		expect((await digests("technique@roles.example"))[0]?.subject).toBe("Ce qui vous attend\u00a0: 1 à préparer");
		expect((await digests("presidence@roles.example"))[0]?.text).not.toContain("À PRÉPARER");
		await database.asAdmin(
			"update minutes set status = 'approved', approved_at = '2026-11-23T10:00:00Z', approved_by = $2, frozen_text = '{}', sha256 = repeat('0', 64) where id = $1",
			[row?.id, lead.personId],
		);
		await jobsAt(tuesday).run("sweep-digests", {});
		expect((await digests("presidence@roles.example"))[1]?.subject).toBe("Ce qui vous attend\u00a0: 1 en retard, 1 réunion qui a décidé");
		expect(chair.personId).not.toBe(lead.personId);
	});

	it("is silent on bodies and sheets that the person muted: to prepare, late, decided", async () => {
		const { territory, chair, lead } = await aTerritoryWithDuties("silences");
		const { territoryId } = territory;
		const body = territory.committeeIds.insertion;
		const [row] = await database.asAdmin<{ id: string }>("select id from action_sheet where territory_id = $1", [territoryId]);
		await database.asAdmin(
			"insert into meeting (id, territory_id, committee_id, title, starts_at, created_at) values ($1, $2, $3, 'Comité de décembre', '2026-12-08T09:00:00Z', now())",
			[newId(), territoryId, body],
		);
		await database.asAdmin(
			`insert into task (id, territory_id, committee_id, meeting_id, sheet_id, title, owner_id, due_on)
				select gen_random_uuid(), territory_id, committee_id, meeting_id, $2, 'Appeler la CAF', $3, '2026-11-20' from minutes where territory_id = $1`,
			[territoryId, row?.id, chair.personId],
		);
		await database.asAdmin(
			"update minutes set status = 'approved', approved_at = '2026-11-22T10:00:00Z', approved_by = $2, frozen_text = '{}', sha256 = repeat('0', 64) where territory_id = $1",
			[territoryId, lead.personId],
		);
		const sections = async (person: Actor) => {
			const reader = { personId: person.personId, territoryIds: [territoryId], today: dayOf(monday) };
			const window = { startsAt: new Date("2026-11-20T06:30:00Z"), endsAt: monday };
			const contents = await sweeping({ db: database.worker, now: monday }, (tx) => digestContents(tx, [{ ...reader, window }], monday));
			return contents.get(person.personId)?.sections.map(({ key, items }) => `${key} ${items.length}`);
		};
		const mute = (person: Actor, kind: string, id: string | undefined) =>
			database.asAdmin(
				"insert into notice_mute (person_id, territory_id, object_kind, object_id, muted_at) values ($1, $2, $3, $4, now())",
				[person.personId, territoryId, kind, id],
			);
		expect([await sections(lead), await sections(chair)]).toEqual([
			["late 1", "to-prepare 1"],
			["late 2", "decided 1"],
		]);
		await mute(lead, "sheet", row?.id);
		expect(await sections(lead)).toEqual(["to-prepare 1"]);
		for (const person of [lead, chair]) await mute(person, "committee", body);
		// one's own stays: it waits, heard of or not
		expect([await sections(lead), await sections(chair)]).toEqual([[], ["late 2"]]);
	});

	it("counts days on the person's own clock", async () => {
		const { chair, idle } = await aTerritoryWithDuties("fuseaux");
		await prefer(chair.personId, "daily", "07:30", "Pacific/Noumea");
		await database.asAdmin("update milestone set due_on = '2026-11-23' where owner_id = $1", [chair.personId]);
		// half past seven on Tuesday in Nouméa, Monday evening in Paris
		await jobsAt(new Date("2026-11-23T20:30:00Z")).run("sweep-digests", {});
		const [mail] = await digests("presidence@fuseaux.example");
		expect(mail?.text).toMatch(/le point du mardi\s24\snovembre/);
		expect(mail?.text).toMatch(/en retard de 1\sjour/);
		expect(await windows(idle.personId)).toEqual([]);
	});

	it("counts what it does not list, however much there is", async () => {
		const { territory, idle } = await aTerritoryWithDuties("nombreux");
		const [sheet] = await database.asAdmin<{ id: string }>("select id from action_sheet where territory_id = $1", [territory.territoryId]);
		await database.asAdmin(
			`insert into notice (id, territory_id, person_id, kind, object_kind, object_id, merge_key, happened_at, settles_at)
				select gen_random_uuid(), $1, $2, 'comment-answered', 'sheet', $3, n::text, $4, $4 from generate_series(1, 260) n`,
			[territory.territoryId, idle.personId, sheet?.id, "2026-11-22T15:00:00Z"],
		);
		await jobsAt(monday).run("sweep-digests", {});
		const [mail] = await digests("tranquille@nombreux.example");
		expect(mail?.subject).toBe("Ce qui vous attend\u00a0: 260 nouvelles");
		expect(mail?.text).toContain("252\u00a0autres");
		await jobsAt(tuesday).run("sweep-digests", {});
		expect(await digests("tranquille@nombreux.example")).toHaveLength(1);
	});

	it("may be stopped from the mailbox by one POST", async () => {
		await aTerritoryWithDuties("entetes");
		await jobsAt(monday).run("sweep-digests", {});
		const [mail] = await digests("presidence@entetes.example");
		expect(mail?.headers).toMatchObject({
			"List-Unsubscribe": expect.stringMatching(/^<http:\/\/localhost:3000\/courriel\/[\w-]{43}\/desabonnement>$/),
			"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		});
	});
});

it("lets a small territory go before a large one is done", async () => {
	const large = await aTerritory(database.owner, monday, "grande");
	for (let n = 0; n < 30; n++) await large.person(`agent${n}`);
	const small = await aTerritory(database.owner, monday, "petite");
	const few = [await small.person("un"), await small.person("deux")];
	await claimWindows({ db: database.worker, now: monday });
	const waiting = await sweeping({ db: database.worker, now: monday }, (tx) => listWaitingDigests(tx, monday, 20));
	expect(waiting.filter(({ territoryId }) => territoryId === small.territoryId)).toHaveLength(2);
	const handed: string[] = [];
	expect(
		await handOver({ db: database.worker, now: monday }, 20, async (digests) => {
			handed.push(...digests.map(({ personId }) => personId));
		}),
	).toBe(true);
	for (const { personId } of few) expect(handed.indexOf(personId)).toBeLessThan(12);
	expect(handed).toHaveLength(20);
});

it("stops writing to an address that its server keeps refusing, and tells it from a letter refused once", async () => {
	const { chair } = await aTerritoryWithDuties("refus");
	const refusing = {
		send: async () => Promise.reject(Object.assign(new Error("no"), { responseCode: 550, command: "RCPT TO" })),
		close() {},
	};
	const at = (time: string) => testJobs({ db: database.worker, clock: () => new Date(time), mailer: refusing });
	const stops = () => database.asAdmin("select reason, code from mail_stop where email = 'presidence@refus.example'");
	for (const day of ["23", "24"]) await at(`2026-11-${day}T06:30:00Z`).run("sweep-digests", {});
	expect(await stops()).toEqual([]);
	await at("2026-11-25T06:30:00Z").run("sweep-digests", {});
	expect(await stops()).toEqual([{ reason: "bounce", code: 550 }]);
	await at("2026-11-26T06:30:00Z").run("sweep-digests", {});
	expect(await windows(chair.personId), "nothing is claimed any more").toHaveLength(3);
});
