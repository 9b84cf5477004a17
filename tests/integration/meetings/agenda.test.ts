import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { Conflict, Forbidden, NotFound } from "#app/domain/kernel/errors.ts";
import { type CommitteeId, type MeetingId, newId, type SheetId } from "#app/domain/kernel/ids.ts";
import { addAgendaPoint } from "#app/domain/meetings/commands/add-agenda-point.server.ts";
import { editAgendaPoint } from "#app/domain/meetings/commands/edit-agenda-point.server.ts";
import { moveAgendaPoint } from "#app/domain/meetings/commands/move-agenda-point.server.ts";
import { removeAgendaPoint } from "#app/domain/meetings/commands/remove-agenda-point.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { aSheet } from "#seeds/builders/a-sheet.ts";
import { aTerritory, type BuiltTerritory } from "#seeds/builders/a-territory.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const as = (actor: Actor) => ({ db: database.app, actor, now });
let here: BuiltTerritory;
let lead: Actor;
let member: Actor;
let committeeId: CommitteeId;
let sheetId: SheetId;

beforeAll(async () => {
	here = await aTerritory(database.owner, now);
	lead = await here.person("lead", { mandates: { insertion: "technical_lead" } });
	member = await here.person("member", { mandates: { insertion: "member" } });
	committeeId = here.committeeIds.insertion as CommitteeId;
	sheetId = await aSheet(here);
});

const meetingOf = (meetingId: MeetingId) => reading(as(lead), (tx) => getMeeting(tx, here.territoryId, committeeId, meetingId));
const titlesOf = async (meetingId: MeetingId) => (await meetingOf(meetingId)).points.map(({ position, title }) => `${position} ${title}`);
const eventsOf = (meetingId: string) =>
	database
		.asAdmin<{ change: string }>(
			"select payload::jsonb->>'change' as change from journal_entry where name = 'meeting.agenda-changed' and payload::jsonb->>'meetingId' = $1 order by seq",
			[meetingId],
		)
		.then((rows) => rows.map(({ change }) => change));
const threePoints = [{ title: "Un" }, { title: "Deux" }, { title: "Trois" }];

describe("adding a point", () => {
	it("puts it last, with the sheet's title when it has none of its own", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId, points: [{ title: "Ouverture", durationMinutes: 10 }] });
		await addAgendaPoint(as(lead), { meetingId, sheetId, durationMinutes: 30 });
		const { points, revision } = await meetingOf(meetingId);
		expect(points).toMatchObject([
			{ position: 1, title: "Ouverture", sheet: null },
			{
				position: 2,
				title: "Ateliers de mobilité",
				durationMinutes: 30,
				sheet: { id: sheetId, code: "1.1.1", slug: "1-1-1-ateliers-mobilite" },
			},
		]);
		expect(revision).toBe(2);
		expect(await eventsOf(meetingId)).toEqual(["added"]);
	});

	it("asks for a title or a sheet of this territory", async () => {
		const there = await aTerritory(database.owner, now, "la-bas");
		const foreign = await aSheet(there);
		const meetingId = await aMeeting(as(lead), { committeeId });
		await expect(addAgendaPoint(as(lead), { meetingId, title: "  " })).rejects.toMatchObject({
			code: "agenda.title-or-sheet",
			field: "title",
		});
		await expect(addAgendaPoint(as(lead), { meetingId, sheetId: foreign })).rejects.toMatchObject({
			code: "agenda.unknown-sheet",
			field: "sheetId",
		});
		expect(await titlesOf(meetingId)).toEqual([]);
		expect(await eventsOf(meetingId)).toEqual([]);
	});

	it("keeps both points of two people who add at once", async () => {
		const chair = await here.person("chair", { mandates: { insertion: "chair" } });
		const meetingId = await aMeeting(as(lead), { committeeId });
		await Promise.all([lead, chair].map((actor) => addAgendaPoint(as(actor), { meetingId, title: "Point" })));
		expect(await titlesOf(meetingId)).toEqual(["1 Point", "2 Point"]);
	});

	it("is refused to a member", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId });
		await expect(addAgendaPoint(as(member), { meetingId, title: "Point" })).rejects.toThrow(Forbidden);
	});
});

describe("changing the points", () => {
	it("moves, rewrites and takes off, numbering without gaps", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId, points: threePoints });
		const [one, two, three] = (await meetingOf(meetingId)).points.map(({ id }): string => id) as [string, string, string];
		await moveAgendaPoint(as(lead), { meetingId, revision: 1, pointId: three, direction: "up" });
		expect(await titlesOf(meetingId)).toEqual(["1 Un", "2 Trois", "3 Deux"]);
		await editAgendaPoint(as(lead), {
			meetingId,
			revision: 2,
			pointId: two,
			title: "Deux bis",
			notes: "Pour avis",
			durationMinutes: 15,
			sheetId,
		});
		await removeAgendaPoint(as(lead), { meetingId, revision: 3, pointId: one });
		expect((await meetingOf(meetingId)).points).toMatchObject([
			{ position: 1, title: "Trois" },
			{ position: 2, title: "Deux bis", notes: "Pour avis", durationMinutes: 15, sheet: { id: sheetId } },
		]);
		expect(await eventsOf(meetingId)).toEqual(["moved", "edited", "removed"]);
	});

	it("refuses a stale agenda with what stands now, and an unknown point, and a member", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId, points: threePoints });
		const other = await aMeeting(as(lead), { committeeId, points: threePoints });
		const pointId = (await meetingOf(meetingId)).points[0]?.id as string;
		const foreign = (await meetingOf(other)).points[0]?.id as string;
		await editAgendaPoint(as(lead), { meetingId, revision: 1, pointId, title: "Premier" });
		await expect(editAgendaPoint(as(lead), { meetingId, revision: 1, pointId, title: "Second" })).rejects.toMatchObject({
			kind: "conflict",
			current: { title: "Premier", revision: 2 },
		});
		await expect(moveAgendaPoint(as(lead), { meetingId, revision: 1, pointId, direction: "down" })).rejects.toThrow(Conflict);
		await expect(removeAgendaPoint(as(lead), { meetingId, revision: 1, pointId })).rejects.toThrow(Conflict);
		for (const unknown of [newId(), foreign]) {
			await expect(editAgendaPoint(as(lead), { meetingId, revision: 2, pointId: unknown, title: "X" })).rejects.toThrow(NotFound);
			await expect(moveAgendaPoint(as(lead), { meetingId, revision: 2, pointId: unknown, direction: "up" })).rejects.toThrow(NotFound);
			await expect(removeAgendaPoint(as(lead), { meetingId, revision: 2, pointId: unknown })).rejects.toThrow(NotFound);
		}
		await expect(editAgendaPoint(as(member), { meetingId, revision: 2, pointId, title: "X" })).rejects.toThrow(Forbidden);
		await expect(moveAgendaPoint(as(member), { meetingId, revision: 2, pointId, direction: "up" })).rejects.toThrow(Forbidden);
		await expect(removeAgendaPoint(as(member), { meetingId, revision: 2, pointId })).rejects.toThrow(Forbidden);
		expect(await titlesOf(meetingId)).toEqual(["1 Premier", "2 Deux", "3 Trois"]);
	});

	it("lets one of two simultaneous removals win", async () => {
		const meetingId = await aMeeting(as(lead), { committeeId, points: threePoints });
		const ids = (await meetingOf(meetingId)).points.map(({ id }) => id);
		const outcomes = await Promise.allSettled(
			ids.slice(0, 2).map((pointId) => removeAgendaPoint(as(lead), { meetingId, revision: 1, pointId })),
		);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		expect((await meetingOf(meetingId)).points).toHaveLength(2);
	});
});
