import { beforeAll, describe, expect, it } from "vitest";
import { type Day, dayOf, timeOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { addSchoolHoliday } from "#app/domain/meetings/commands/add-school-holiday.server.ts";
import { cancelFollowing } from "#app/domain/meetings/commands/cancel-following.server.ts";
import { cancelMeeting } from "#app/domain/meetings/commands/cancel-meeting.server.ts";
import { chooseDepartment } from "#app/domain/meetings/commands/choose-department.server.ts";
import { chooseSchoolZone } from "#app/domain/meetings/commands/choose-school-zone.server.ts";
import { createSeries } from "#app/domain/meetings/commands/create-series.server.ts";
import { editFollowing } from "#app/domain/meetings/commands/edit-following.server.ts";
import { editMeeting } from "#app/domain/meetings/commands/edit-meeting.server.ts";
import { removeSchoolHoliday } from "#app/domain/meetings/commands/remove-school-holiday.server.ts";
import { listHolidays } from "#app/domain/meetings/queries/holidays.server.ts";
import { listMeetings } from "#app/domain/meetings/queries.server.ts";
import type { CreateSeries } from "#app/domain/meetings/series-schema.ts";
import { aMeeting } from "#seeds/builders/a-meeting.ts";
import { useDatabase } from "#tests/support/database.ts";
import { aCommittee } from "../minutes/a-committee.ts";

const database = useDatabase();
const now = new Date("2026-11-22T09:00:00Z");
let here: Awaited<ReturnType<typeof aCommittee>>;
beforeAll(async () => {
	here = await aCommittee(database, now, "ici");
	await chooseSchoolZone(here.as(here.people.officer), { zone: "B" });
});

const series = (changes: Partial<CreateSeries> = {}): CreateSeries => ({
	...{ committeeId: here.committeeId, title: "Comité", startTime: "10:00", endTime: "12:00", unit: "weeks", weekday: "2" },
	...{ fromDay: "2027-02-09", count: 5, skipsSchoolHolidays: true, videoUrl: "https://visio.example/comite" },
	...changes,
});
const startsOf = (meetings: readonly { startsAt: Date }[]) => meetings.map(({ startsAt }) => `${dayOf(startsAt)} ${timeOf(startsAt)}`);

/** A series of its own committee of its own territory, so that tests do not meet. */
async function aSeries(slug: string, changes: Partial<CreateSeries> = {}) {
	const there = await aCommittee(database, now, slug);
	const ctx = there.as(there.people.lead);
	await createSeries(ctx, { ...series(changes), committeeId: there.committeeId });
	const list = () =>
		reading(ctx, (tx) => listMeetings(tx, there.territory.territoryId, { when: "next", now, committeeId: there.committeeId }));
	const ids = (await list()).map(({ id }) => id as MeetingId);
	const events = async () =>
		(
			await database.asAdmin<{ name: string }>(
				"select name from journal_entry where territory_id = $1 and name like 'meeting%' order by seq",
				[there.territory.territoryId],
			)
		).map(({ name }) => name);
	return { ...there, ctx, list, ids, events };
}

describe("planning a series", () => {
	it("makes ordinary meetings, out of the holidays of the territory's zone, at the same French hour", async () => {
		const ctx = here.as(here.people.lead);
		expect(await createSeries(ctx, series())).toBe(5);
		const meetings = await reading(ctx, (tx) =>
			listMeetings(tx, here.territory.territoryId, { when: "next", now, committeeId: here.committeeId }),
		);
		expect(startsOf(meetings)).toEqual([
			...["2027-02-09 10:00", "2027-02-16 10:00", "2027-03-09 10:00", "2027-03-16 10:00", "2027-03-23 10:00"],
		]);
		expect(meetings.every(({ convokedAt, status }) => convokedAt === null && status === "planned")).toBe(true);
	});

	it("is for whoever prepares meetings, and starts today at the earliest", async () => {
		for (const who of [here.people.member, here.people.outsider, here.people.reader]) {
			await expect(createSeries(here.as(who), series())).rejects.toMatchObject({ code: "meeting.preparers-only" });
		}
		const ctx = here.as(here.people.lead);
		await expect(createSeries(ctx, series({ fromDay: "2026-11-21" }))).rejects.toMatchObject({ code: "series.in-past", field: "fromDay" });
		await expect(createSeries(ctx, series({ endTime: "09:00" }))).rejects.toMatchObject({ code: "meeting.ends-before-start" });
		await expect(createSeries(ctx, series({ count: null, untilDay: "2027-02-08" }))).rejects.toMatchObject({
			code: "series.ends-before-start",
		});
		await expect(createSeries(ctx, series({ videoUrl: "http://visio.example" }))).rejects.toThrow("invalid.https");
	});
});

describe("changing « this one and the following »", () => {
	it("gives the days of the new rule to those left, and passes by what was moved alone or called off", async () => {
		const { ctx, list, ids, events } = await aSeries("suivantes", { skipsSchoolHolidays: false });
		await editMeeting(ctx, { meetingId: ids[2] as MeetingId, revision: 1, title: "À part", day: "2027-02-25", startTime: "09:00" });
		await cancelMeeting(ctx, { meetingId: ids[3] as MeetingId, revision: 1 });
		const changed = await editFollowing(ctx, {
			...{ meetingId: ids[1] as MeetingId, revision: 1, title: "Jeudis", startTime: "14:00", endTime: null, unit: "weeks", weekday: "4" },
			fromDay: "2027-03-25",
		});
		expect(changed).toBe(2);
		expect((await list()).map(({ title, startsAt, status }) => `${title} ${dayOf(startsAt)} ${timeOf(startsAt)} ${status}`)).toEqual([
			"Comité 2027-02-09 10:00 planned",
			"À part 2027-02-25 09:00 planned",
			"Comité 2027-03-02 10:00 cancelled",
			"Jeudis 2027-03-25 14:00 planned",
			"Jeudis 2027-04-01 14:00 planned", // after the clocks changed
		]);
		expect((await events()).slice(-3)).toEqual(["meeting.edited", "meeting.edited", "meeting-series.changed"]);
	});

	it("is refused on a stale page, outside a series, and to others; two at once, one wins", async () => {
		const { ctx, as, people, ids, committeeId } = await aSeries("a-deux");
		const input = {
			meetingId: ids[0] as MeetingId,
			revision: 1,
			title: "X",
			startTime: "10:00",
			unit: "weeks",
			fromDay: "2027-02-10",
		} as const;
		await expect(editFollowing(as(people.member), input)).rejects.toMatchObject({ code: "meeting.preparers-only" });
		const both = await Promise.allSettled([editFollowing(ctx, input), editFollowing(as(people.officer), input)]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
		await expect(editFollowing(ctx, input)).rejects.toMatchObject({ code: "stale" });
		const alone = await aMeeting(ctx, { committeeId });
		await expect(editFollowing(ctx, { ...input, meetingId: alone })).rejects.toMatchObject({ code: "series.none" });
	});

	it("calls them off together", async () => {
		const { ctx, list, ids } = await aSeries("arret");
		expect(await cancelFollowing(ctx, { meetingId: ids[3] as MeetingId, revision: 1 })).toBe(2);
		expect((await list()).map(({ status }) => status)).toEqual(["planned", "planned", "planned", "cancelled", "cancelled"]);
		await expect(cancelFollowing(ctx, { meetingId: ids[3] as MeetingId, revision: 2 })).rejects.toMatchObject({
			code: "meeting.not-planned",
		});
	});
});

describe("where a territory is", () => {
	it("is the stewards' to say, and its public holidays are passed by from then on", async () => {
		const { as, people, territory } = await aCommittee(database, now, "moselle");
		await expect(chooseDepartment(as(people.lead), { department: "57" })).rejects.toMatchObject({ code: "holidays.stewards-only" });
		await expect(chooseDepartment(as(people.officer), { department: "20" })).rejects.toThrow();
		await chooseDepartment(as(people.officer), { department: "57" });
		const read = () => database.asAdmin("select department_code, department_name from territory where id = $1", [territory.territoryId]);
		expect(await read()).toEqual([{ department_code: "57", department_name: "Moselle" }]);
		expect(await database.asAdmin("select payload from journal_entry where name = 'department.chosen'")).toEqual([
			{ payload: '{"department":"57"}' },
		]);
		const calendar = await reading(as(people.officer), (tx) => listHolidays(tx, territory.territoryId));
		expect(calendar).toMatchObject({ department: "57" });
	});
});

describe("the school calendar of a territory", () => {
	it("is the stewards' to complete", async () => {
		const { as, people, territory } = await aCommittee(database, now, "vacances");
		const period = { name: "Noël", startsOn: "2027-12-18", endsOn: "2028-01-02" };
		for (const act of [() => chooseSchoolZone(as(people.lead), { zone: "A" }), () => addSchoolHoliday(as(people.lead), period)]) {
			await expect(act()).rejects.toMatchObject({ code: "holidays.stewards-only" });
		}
		const officer = as(people.officer);
		await expect(addSchoolHoliday(officer, { ...period, endsOn: "2027-12-17" as Day })).rejects.toMatchObject({ field: "endsOn" });
		const holidayId = await addSchoolHoliday(officer, period);
		const list = () => reading(officer, (tx) => listHolidays(tx, territory.territoryId));
		expect((await list()).own).toMatchObject([period]);
		await expect(removeSchoolHoliday(as(people.lead), { holidayId })).rejects.toMatchObject({ code: "holidays.stewards-only" });
		await removeSchoolHoliday(officer, { holidayId });
		await expect(removeSchoolHoliday(officer, { holidayId })).rejects.toMatchObject({ code: "not-found" });
		expect((await list()).own).toEqual([]);
	});
});
