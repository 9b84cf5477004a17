import { beforeAll, describe, expect, it } from "vitest";
import { addMilestone } from "#app/domain/action-sheets/commands/add-milestone.server.ts";
import { AddMilestone } from "#app/domain/action-sheets/schema.ts";
import { listTimelineAxes } from "#app/domain/calendar/queries/list-timeline.server.ts";
import { type CalendarScope, countEntriesByDay, listCalendarEntries } from "#app/domain/calendar/queries.server.ts";
import type { CalendarEntry } from "#app/domain/calendar/types.ts";
import { enterValues } from "#app/domain/campaigns/commands/enter-values.server.ts";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { listExpectedValues } from "#app/domain/campaigns/queries.server.ts";
import { OpenCampaign } from "#app/domain/campaigns/schema.ts";
import type { CampaignId } from "#app/domain/campaigns/types.ts";
import { addIndicator } from "#app/domain/indicators/commands/add-indicator.server.ts";
import { AddIndicator } from "#app/domain/indicators/schema.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { MeetingId, SheetId } from "#app/domain/kernel/ids.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { CancelMeeting } from "#app/domain/meetings/schema.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2027-02-10T09:00:00Z");
const today = "2027-02-10" as Day;
const as = (actor: Actor) => ({ db: database.app, actor, now });

let here: BuiltTerritory;
let officer: Actor;
let pilot: Actor;
let lead: Actor;
let caf: Actor;
let reader: Actor;
let foreigner: Actor;
let sheetId: SheetId;
let campaignId: CampaignId;
let cancelled: MeetingId;

/** A year of a territory: meetings of two committees, one sheet each, three milestones, one campaign over the first sheet. */
beforeAll(async () => {
	const there = await aTerritory(database.owner, now, "la-bas");
	foreigner = await there.person("fred", { role: "admin" });
	await aSheet(there, { slug: "ailleurs", title: "Ailleurs", endOn: "2027-06-30" });
	here = await aTerritory(database.owner, now, "ici");
	officer = await here.person("claire", { role: "cooperation_officer", organisation: "epci" });
	lead = await here.person("theo", { mandates: { insertion: "technical_lead" } });
	pilot = await here.person("paul", { organisation: "epci" });
	caf = await here.person("carine", { organisation: "caf" });
	reader = await here.person("lise", { role: "reader", organisation: "epci" });
	const { insertion, gerontologie } = here.committeeIds as { insertion: never; gerontologie: never };
	await aMeeting(as(officer), { committeeId: insertion, title: "Insertion de juin", day: "2027-06-15" });
	cancelled = await aMeeting(as(officer), { committeeId: insertion, title: "Insertion annulée", day: "2027-06-16" });
	await cancelMeeting(as(officer), CancelMeeting.parse({ meetingId: cancelled, revision: 1 }));
	const attended = await aMeeting(as(officer), { committeeId: gerontologie, title: "Gérontologie", day: "2027-02-10", startTime: "00:30" });
	// who was there keeps it, whatever became of their mandate
	await database.asAdmin("insert into attendance (territory_id, meeting_id, person_id, status) values ($1, $2, $3, 'present')", [
		here.territoryId,
		attended,
		caf.personId,
	]);
	sheetId = await aSheet(here, {
		slug: "un",
		code: "1.1.1",
		title: "Ateliers",
		leadOrganisationId: here.organisationIds.epci,
		partnerIds: [here.organisationIds.caf],
		endOn: "2027-06-30",
	});
	await database.asAdmin("update action_sheet set lead_person_id = $1, status = 'in_progress' where id = $2", [pilot.personId, sheetId]);
	await aSheet(here, { slug: "deux", code: "2.1.1", title: "Visites", objectiveId: here.objectiveIds[1], endOn: "2027-01-31" });
	const dropped = await aSheet(here, { slug: "trois", code: "1.1.2", title: "Abandonnée", endOn: "2027-05-31" });
	await database.asAdmin("update action_sheet set status = 'abandoned', status_reason = 'Sans suite' where id = $1", [dropped]);
	const milestone = (on: SheetId, title: string, dueOn: string, ownerId: string | null) =>
		addMilestone(as(officer), AddMilestone.parse({ sheetId: on, title, dueOn, ownerId }));
	await milestone(sheetId, "Recruter", "2027-02-01", caf.personId);
	await milestone(sheetId, "Ouvrir", "2027-04-01", null);
	await database.asAdmin("update milestone set done_on = '2027-03-30' where title = 'Ouvrir'");
	for (const [label, producerId] of [
		["Participants", here.organisationIds.caf],
		["Ateliers", null],
		["Séances", null],
	]) {
		await addIndicator(as(officer), AddIndicator.parse({ sheetId, label, type: "output", unit: "n", producerId }));
	}
	campaignId = await openCampaign(
		as(officer),
		OpenCampaign.parse({ title: "Valeurs 2026", startsOn: "2026-01-01", endsOn: "2026-12-31", dueOn: "2027-03-31" }),
	);
});

const year = { from: "2027-01-01" as Day, to: "2027-12-31" as Day };
const entriesFor = (actor: Actor, scope: Partial<CalendarScope> & { limit?: number; offset?: number; perDay?: number } = {}) =>
	reading(as(actor), (tx) => listCalendarEntries(tx, { territoryIds: [here.territoryId], ...year, today, ...scope }));
const told = (entries: CalendarEntry[]) => entries.map(({ day, title }) => `${day} ${title}`);

describe("the calendar of a territory", () => {
	it("holds every kind in the order of days and hours, as any member reads it", async () => {
		const entries = await entriesFor(reader);
		expect(
			entries.map(({ day, kind, title, context, status, isLate, ownerName, valueCount }) =>
				[day, kind, title, context, status, isLate ? "late" : "", ownerName, valueCount].filter(Boolean).join(" | "),
			),
		).toEqual([
			"2027-01-31 | sheet-end | 2.1.1 Visites | Axe 2 – Bien vieillir | confirmed | late",
			"2027-02-01 | milestone | Recruter | 1.1.1 Ateliers | confirmed | late | Carine ici",
			"2027-02-10 | meeting | Gérontologie | Comité gérontologie | confirmed",
			"2027-03-31 | value-due | Valeurs 2026 | 1.1.1 Ateliers | confirmed | Carine ici, Paul ici | 3",
			"2027-04-01 | milestone | Ouvrir | 1.1.1 Ateliers | done",
			"2027-06-15 | meeting | Insertion de juin | Comité insertion | confirmed",
			"2027-06-16 | meeting | Insertion annulée | Comité insertion | cancelled",
			"2027-06-30 | sheet-end | 1.1.1 Ateliers | Axe 1 – Insertion | confirmed | Paul ici",
		]);
		expect(entries.at(-2)).toMatchObject({
			uid: `meeting-${cancelled}`,
			revision: 2,
			href: `/t/ici/comites/insertion/reunions/${cancelled}`,
			place: "Salle du conseil",
			startsAt: new Date("2027-06-16T12:00:00Z"),
		});
		expect(entries.at(-1)).toMatchObject({ uid: `sheet-end-${sheetId}`, href: "/t/ici/fiches/un", startsAt: null, territorySlug: "ici" });
		expect(entries[3]).toMatchObject({ uid: `value-${campaignId}-${sheetId}`, href: `/t/ici/indicateurs/campagnes/${campaignId}` });
	});

	it("is closed to another territory's people, and shows none of theirs", async () => {
		expect(await entriesFor(foreigner)).toEqual([]);
		expect(told(await entriesFor(foreigner, { territoryIds: [foreigner.territoryId] }))).toEqual(["2027-06-30 1.1.1 Ailleurs"]);
		expect(await entriesFor(officer, { territoryIds: [] })).toEqual([]);
		expect(await reading(as(foreigner), (tx) => listTimelineAxes(tx, here.territoryId, {}))).toEqual([]);
	});

	it("is cut by days, kinds, pages, and by so many a day", async () => {
		expect(told(await entriesFor(reader, { from: "2027-06-15" as Day, to: "2027-06-16" as Day }))).toHaveLength(2);
		expect(told(await entriesFor(reader, { kinds: ["milestone", "value-due"] }))).toEqual([
			"2027-02-01 Recruter",
			"2027-03-31 Valeurs 2026",
			"2027-04-01 Ouvrir",
		]);
		expect(told(await entriesFor(reader, { limit: 2, offset: 1 }))).toEqual(["2027-02-01 Recruter", "2027-02-10 Gérontologie"]);
		await aSheet(here, { slug: "quatre", code: "2.1.2", title: "Même jour", objectiveId: here.objectiveIds[1], endOn: "2027-01-31" });
		const january = { from: "2027-01-01" as Day, to: "2027-01-31" as Day };
		expect(told(await entriesFor(reader, { ...january, perDay: 1 }))).toEqual(["2027-01-31 2.1.1 Visites"]);
		const counts = await reading(as(reader), (tx) => countEntriesByDay(tx, { territoryIds: [here.territoryId], ...january }));
		expect(counts).toEqual([{ day: "2027-01-31", count: 2 }]);
		await database.asAdmin("delete from action_sheet where slug = 'quatre'");
	});
});

describe("whose calendar", () => {
	it("a committee's: its meetings, the sheets of its axis, the values asked there", async () => {
		expect(told(await entriesFor(reader, { committeeId: here.committeeIds.insertion }))).toEqual([
			"2027-02-01 Recruter",
			"2027-03-31 Valeurs 2026",
			"2027-04-01 Ouvrir",
			"2027-06-15 Insertion de juin",
			"2027-06-16 Insertion annulée",
			"2027-06-30 1.1.1 Ateliers",
		]);
		expect(told(await entriesFor(reader, { committeeId: here.committeeIds.gerontologie }))).toEqual([
			"2027-01-31 2.1.1 Visites",
			"2027-02-10 Gérontologie",
		]);
	});

	it("an organisation's: the bodies it sits in, the sheets it leads or joins, its people's milestones and values", async () => {
		expect(told(await entriesFor(reader, { organisationId: here.organisationIds.epci }))).toEqual([
			"2027-02-01 Recruter",
			"2027-03-31 Valeurs 2026",
			"2027-04-01 Ouvrir",
			"2027-06-30 1.1.1 Ateliers",
		]);
		expect(told(await entriesFor(reader, { organisationId: here.organisationIds.ccas }))).toEqual([
			"2027-02-10 Gérontologie",
			"2027-06-15 Insertion de juin",
			"2027-06-16 Insertion annulée",
		]);
		const [values] = await entriesFor(reader, { organisationId: here.organisationIds.caf, kinds: ["value-due"] });
		expect(values).toMatchObject({ ownerName: "Carine ici", valueCount: 1 });
	});

	it("a person's: the bodies of their mandates, where they were, what they own, lead or are asked for", async () => {
		expect(told(await entriesFor(reader, { personId: lead.personId }))).toEqual([
			"2027-06-15 Insertion de juin",
			"2027-06-16 Insertion annulée",
		]);
		expect(told(await entriesFor(reader, { personId: caf.personId }))).toEqual([
			"2027-02-01 Recruter",
			"2027-02-10 Gérontologie",
			"2027-03-31 Valeurs 2026",
		]);
		expect(told(await entriesFor(reader, { personId: pilot.personId }))).toEqual([
			"2027-02-01 Recruter",
			"2027-03-31 Valeurs 2026",
			"2027-04-01 Ouvrir",
			"2027-06-30 1.1.1 Ateliers",
		]);
		expect(await entriesFor(reader, { personId: reader.personId })).toEqual([]);
	});

	it("a mandate counts on its own days", async () => {
		await database.asAdmin("update mandate set ends_on = '2027-06-15' where person_id = $1", [lead.personId]);
		expect(told(await entriesFor(reader, { personId: lead.personId }))).toEqual(["2027-06-15 Insertion de juin"]);
		await database.asAdmin("update mandate set ends_on = null where person_id = $1", [lead.personId]);
	});
});

describe("the day of a meeting", () => {
	it.each([
		["before clocks go forward", "2027-03-28", "2027-03-27T23:30:00.000Z"],
		["after clocks went forward", "2027-03-29", "2027-03-28T22:30:00.000Z"],
		["before clocks go back", "2027-10-31", "2027-10-30T22:30:00.000Z"],
		["after clocks went back", "2027-11-01", "2027-10-31T23:30:00.000Z"],
	])("is the one of French clocks at half past midnight, %s", async (_when, day, startsAt) => {
		const committeeId = here.committeeIds.gerontologie as never;
		await aMeeting(as(officer), { committeeId, title: `Nuit du ${day}`, day: day as Day, startTime: "00:30", endTime: "01:00" });
		const [found, ...others] = await entriesFor(reader, { from: day as Day, to: day as Day });
		expect(others).toEqual([]);
		expect(found).toMatchObject({ day, startsAt: new Date(startsAt) });
	});
});

describe("values due", () => {
	it("are counted down as they are entered, and leave the calendar with the last one", async () => {
		const expected = await reading(as(officer), (tx) => listExpectedValues(tx, here.territoryId, campaignId));
		const enter = (ids: string[]) =>
			enterValues(
				as(officer),
				campaignId,
				ids.map((expectedId) => ({ expectedId, value: "4", unavailableReason: "", comment: "", evidenceUrl: "", revision: "0" })),
			);
		const ids = expected.map(({ id }) => id);
		await enter(ids.slice(0, 1));
		const due = () => entriesFor(reader, { kinds: ["value-due"] });
		expect(await due()).toMatchObject([{ valueCount: 2 }]);
		await enter(ids.slice(1));
		expect(await due()).toEqual([]);
	});
});
