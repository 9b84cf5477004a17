import { getCommitteeBySlug, listCommitteeMembers, listGuests } from "#app/domain/committees/queries.server.ts";
import type { CommitteeMember } from "#app/domain/committees/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import type { TerritoryId } from "#app/domain/kernel/ids.ts";
import { followPreparation, prepareMeeting } from "#app/domain/meetings/policy.ts";
import { listGuestAttendance } from "#app/domain/meetings/queries/guest-attendance.server.ts";
import { hidePoint } from "#app/domain/meetings/queries/points.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { isCancellable, isDraft, isHoldable, isOpen, timetable } from "#app/domain/meetings/rules.ts";
import type { AttendanceStatus, GuestStatus, Meeting, PointElsewhere } from "#app/domain/meetings/types.ts";
import { leadMinutes } from "#app/domain/minutes/policy.ts";
import { meetingKinds } from "#app/domain/reminders/types.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";
import { meetingAnswers } from "./convocation.server.ts";

/** Page of a meeting, and its sheet to sign: agenda with hours, who is expected or was there, what the reader may do next. */
export function presentMeeting(ctx: Ctx, slug: string, meetingId: string) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const found = await getMeeting(tx, territoryId, committee.id, meetingId);
		const meeting = followPreparation(actor, found).allowed ? found : withoutSecrets(found);
		const members = await listCommitteeMembers(tx, territoryId, committee.id, dayOf(meeting.startsAt));
		const mayPrepare = prepareMeeting(actor, meeting).allowed;
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			committee: { slug, name: committee.name },
			meeting: meetingFacts(meeting),
			agenda: agendaOf(meeting),
			attendees: attendeesOf(meeting, members),
			guests: await guestsOf(tx, territoryId, meeting),
			answers: await meetingAnswers(tx, actor, now, meeting),
			reminders: await listWatched(tx, ctx, meetingKinds, [meeting.id]),
			can: {
				prepare: mayPrepare && isOpen(meeting),
				hold: mayPrepare && isHoldable(meeting, dayOf(now)),
				cancel: mayPrepare && isCancellable(meeting),
				changeSeries: mayPrepare && isCancellable(meeting) && meeting.seriesId !== null,
				settle: mayPrepare && meeting.status === "held" && meeting.points.length > 0,
				startMinutes: leadMinutes(actor, meeting).allowed && meeting.status !== "cancelled" && meeting.minutesStatus === null,
			},
		};
	});
}

const withoutSecrets = (meeting: Meeting): Meeting => ({
	...meeting,
	points: meeting.points.map((point) => (point.isConfidential ? hidePoint(point) : point)),
});

export const meetingFacts = ({ id, title, startsAt, endsAt, place, status, revision, minutesStatus, ...meeting }: Meeting) => ({
	id,
	title,
	day: dayOf(startsAt),
	startsAt: startsAt.toISOString(),
	endsAt: endsAt?.toISOString() ?? null,
	place,
	room: meeting.room,
	videoUrl: meeting.videoUrl,
	isDraft: isDraft({ status, convokedAt: meeting.convokedAt }),
	convokedAt: meeting.convokedAt?.toISOString() ?? null,
	isInSeries: meeting.seriesId !== null,
	isOffSeries: meeting.isOffSeries,
	status,
	revision,
	minutesStatus,
});

/** The points with the hour each begins, and how long they take in all. */
export function agendaOf({ startsAt, endsAt, points }: Pick<Meeting, "startsAt" | "endsAt" | "points">) {
	const { starts, totalMinutes } = timetable(startsAt, points);
	const plannedMinutes = endsAt && Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
	return {
		points: points.map((point, index) => ({
			...point,
			startsAt: (starts[index] ?? startsAt).toISOString(),
			origin: elsewhere(point.origin),
			next: point.next === "backlog" ? point.next : elsewhere(point.next),
		})),
		totalMinutes,
		/** When the last point ends if each keeps to its time; null when no duration is set. */
		endsAt: totalMinutes > 0 ? new Date(startsAt.getTime() + totalMinutes * 60_000).toISOString() : null,
		/** Minutes beyond the announced end; 0 when the points fit. */
		overrunMinutes: plannedMinutes === null ? 0 : Math.max(0, totalMinutes - plannedMinutes),
	};
}

const elsewhere = (point: PointElsewhere | null) =>
	point && { meetingId: point.meetingId, meetingTitle: point.meetingTitle, day: dayOf(point.startsAt) };

/** Everyone with a mandate on the day of the meeting, once each, with the first of their mandates and what was recorded. */
export function attendeesOf({ attendance }: Pick<Meeting, "attendance">, members: readonly CommitteeMember[]) {
	const recorded = new Map(attendance.map((one) => [one.personId as string, one]));
	const nameOf = (id: string | null) => members.find(({ personId }) => personId === id)?.displayName ?? null;
	const seen = new Set<string>();
	return members
		.filter(({ personId }) => !seen.has(personId) && seen.add(personId))
		.map(({ personId, displayName, organisationName, role }) => ({
			personId,
			displayName,
			organisationName,
			role,
			status: (recorded.get(personId)?.status ?? null) as AttendanceStatus | null,
			representedById: recorded.get(personId)?.representedById ?? null,
			representedByName: nameOf(recorded.get(personId)?.representedById ?? null),
			arrivedPointId: recorded.get(personId)?.arrivedPointId ?? null,
			leftPointId: recorded.get(personId)?.leftPointId ?? null,
		}));
}

/** Those invited without a mandate, and whether they were there. */
export async function guestsOf(tx: ReadTx, territoryId: TerritoryId, { id, committeeId }: Pick<Meeting, "id" | "committeeId">) {
	const recorded = await listGuestAttendance(tx, territoryId, id);
	const invited = (await listGuests(tx, territoryId, committeeId, id)).filter((one) => !recorded.some(({ guestId }) => guestId === one.id));
	return [
		...recorded.map((one) => ({ ...one, status: one.status as GuestStatus | null })),
		...invited.map(({ id: guestId, name, organisationName }) => ({
			...{ guestId: guestId as string, name, organisationName },
			...{ status: null, arrivedPointId: null, leftPointId: null },
		})),
	];
}
