import { getCommitteeBySlug, listCommitteeMembers } from "#app/domain/committees/queries.server.ts";
import type { CommitteeMember } from "#app/domain/committees/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { prepareMeeting } from "#app/domain/meetings/policy.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { isCancellable, isHoldable, isOpen, timetable } from "#app/domain/meetings/rules.ts";
import type { AttendanceStatus, Meeting } from "#app/domain/meetings/types.ts";
import { leadMinutes } from "#app/domain/minutes/policy.ts";

/** Page of a meeting, and its sheet to sign: agenda with hours, who is expected or was there, what the reader may do next. */
export function presentMeeting(ctx: Ctx, slug: string, meetingId: string) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
		const members = await listCommitteeMembers(tx, territoryId, committee.id, dayOf(meeting.startsAt));
		const mayPrepare = prepareMeeting(actor, meeting).allowed;
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			committee: { slug, name: committee.name },
			meeting: meetingFacts(meeting),
			agenda: agendaOf(meeting),
			attendees: attendeesOf(meeting, members),
			can: {
				prepare: mayPrepare && isOpen(meeting),
				hold: mayPrepare && isHoldable(meeting, dayOf(now)),
				cancel: mayPrepare && isCancellable(meeting),
				startMinutes: leadMinutes(actor, meeting).allowed && meeting.status !== "cancelled" && meeting.minutesStatus === null,
			},
		};
	});
}

export const meetingFacts = ({ id, title, startsAt, endsAt, place, status, revision, minutesStatus }: Meeting) => ({
	id,
	title,
	day: dayOf(startsAt),
	startsAt: startsAt.toISOString(),
	endsAt: endsAt?.toISOString() ?? null,
	place,
	status,
	revision,
	minutesStatus,
});

/** The points with the hour each begins, and how long they take in all. */
export function agendaOf({ startsAt, endsAt, points }: Pick<Meeting, "startsAt" | "endsAt" | "points">) {
	const { starts, totalMinutes } = timetable(startsAt, points);
	const plannedMinutes = endsAt && Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
	return {
		points: points.map((point, index) => ({ ...point, startsAt: (starts[index] ?? startsAt).toISOString() })),
		totalMinutes,
		/** Minutes beyond the announced end; 0 when the points fit. */
		overrunMinutes: plannedMinutes === null ? 0 : Math.max(0, totalMinutes - plannedMinutes),
	};
}

/** Everyone with a mandate on the day of the meeting, once each, with the first of their mandates and what was recorded. */
export function attendeesOf({ attendance }: Pick<Meeting, "attendance">, members: readonly CommitteeMember[]) {
	const recorded = new Map<string, AttendanceStatus>(attendance.map(({ personId, status }) => [personId, status]));
	const seen = new Set<string>();
	return members
		.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
		.map(({ personId, displayName, organisationName, role }) => ({
			personId,
			displayName,
			organisationName,
			role,
			status: recorded.get(personId) ?? null,
		}));
}
