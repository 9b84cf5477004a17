import { getCommitteeBySlug } from "#app/domain/committees/queries.server.ts";
import { dayOf, timeOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { departments } from "#app/domain/kernel/departments.ts";
import { assertAllowed, DomainError } from "#app/domain/kernel/errors.ts";
import { publicHolidaysOf } from "#app/domain/kernel/public-holidays.ts";
import { manageHolidays, prepareMeeting } from "#app/domain/meetings/policy.ts";
import { listHolidays } from "#app/domain/meetings/queries/holidays.server.ts";
import { getSeriesRule, listFollowingStarts } from "#app/domain/meetings/queries/series.server.ts";
import type { SeriesRule } from "#app/domain/meetings/recurrence.ts";
import { assertLeadsOn, plannedSeries } from "#app/domain/meetings/rules.ts";
import { knownUntil, nationalCalendarEnd, nationalHolidays } from "#app/domain/meetings/school-holidays.ts";
import type { SeriesId } from "#app/domain/meetings/types.ts";
import { preparing } from "./meeting-form.server.ts";

type Draft = SeriesRule & { startTime: string; endTime: string | null };

/** Page that plans a series; with a draft, the dates that it would give. @throws RuleViolation what the draft cannot be */
export function presentNewSeries(ctx: Ctx, slug: string, draft: Draft | null) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { id, name } = await getCommitteeBySlug(tx, actor.territoryId, slug);
		assertAllowed(prepareMeeting(actor, { committeeId: id }));
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			committee: { slug, name },
			...(await calendarOf(tx, ctx)),
			preview: draft && (await previewOf(tx, ctx, draft)),
		};
	});
}

/** Page that changes a meeting of a series and those after it. */
export const presentFollowing = (ctx: Ctx, slug: string, meetingId: string, draft: Omit<Draft, "untilDay" | "count"> | null) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting }) => {
		const { territoryId } = ctx.actor;
		assertLeadsOn(meeting);
		const rule = await getSeriesRule(tx, territoryId, meeting.seriesId as SeriesId);
		const starts = [meeting.startsAt, ...(await listFollowingStarts(tx, territoryId, meeting))];
		return {
			rule: { ...rule, fromDay: dayOf(meeting.startsAt) },
			stored: {
				title: meeting.title,
				startTime: timeOf(meeting.startsAt),
				endTime: meeting.endsAt && timeOf(meeting.endsAt),
				place: meeting.place,
				room: meeting.room,
				videoUrl: meeting.videoUrl,
			},
			...(await calendarOf(tx, ctx)),
			currentDays: starts.map(dayOf),
			preview: draft && (await previewOf(tx, ctx, { ...draft, untilDay: null, count: starts.length })),
		};
	});

/** What the pauses of a series rest on, for whoever fills the form. */
async function calendarOf(tx: ReadTx, { actor }: Ctx) {
	const { zone, own } = await listHolidays(tx, actor.territoryId);
	return { calendar: { zone, knownUntil: knownUntil(own), canManage: manageHolidays(actor).allowed } };
}

async function previewOf(tx: ReadTx, ctx: Ctx, draft: Draft) {
	const calendar = await listHolidays(tx, ctx.actor.territoryId);
	const { zone, own } = calendar;
	const { days, skipped } = plannedSeries(draft, calendar, dayOf(ctx.now));
	const known = knownUntil(own);
	return {
		days,
		skipped,
		/** Dates whose school holidays nobody typed yet. */
		isBeyondCalendar: draft.skipsSchoolHolidays && days.some((day) => day > known),
		isWithoutZone: draft.skipsSchoolHolidays && zone === null && own.length === 0,
	};
}

/** The preview, or the error that a form should show in its place. */
export async function refusedOr<T>(present: () => Promise<T>): Promise<T | DomainError> {
	try {
		return await present();
	} catch (error) {
		if (error instanceof DomainError && error.kind === "rule") return error;
		throw error;
	}
}

/** Page of the school calendar. */
export function presentSchoolHolidays(ctx: Ctx) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		assertAllowed(manageHolidays(actor));
		const { zone, department, own } = await listHolidays(tx, actor.territoryId);
		const year = Number(dayOf(ctx.now).slice(0, 4));
		return {
			territory: actor.territorySlug,
			zone,
			department,
			departments,
			publicHolidays: [year, year + 1].flatMap((one) =>
				[...publicHolidaysOf(one, department)].filter(([day]) => day >= dayOf(ctx.now)).map(([day, name]) => ({ day, name })),
			),
			own,
			national: nationalHolidays(zone),
			nationalEnd: nationalCalendarEnd,
			knownUntil: knownUntil(own),
		};
	});
}
