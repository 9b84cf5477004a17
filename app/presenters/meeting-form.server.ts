import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { getCommitteeBySlug, listCommitteeMembers } from "#app/domain/committees/queries.server.ts";
import type { Committee } from "#app/domain/committees/types.ts";
import { findConvocation } from "#app/domain/convocations/queries.server.ts";
import { dayOf, timeOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { prepareMeeting } from "#app/domain/meetings/policy.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { assertOpen } from "#app/domain/meetings/rules.ts";
import type { Meeting } from "#app/domain/meetings/types.ts";
import { listPersonChoices } from "#app/domain/people/queries.server.ts";
import { agendaOf, attendeesOf, guestsOf, meetingFacts } from "./meeting.server.ts";

/** Page that plans a meeting. */
export function presentNewMeeting(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { id, name } = await getCommitteeBySlug(tx, actor.territoryId, slug);
		assertAllowed(prepareMeeting(actor, { committeeId: id }));
		return { territory: actor.territorySlug, today: dayOf(now), committee: { slug, name } };
	});
}

/** Page that changes a meeting's title, hours or place. */
export const presentEditMeeting = (ctx: Ctx, slug: string, meetingId: string) =>
	preparing(ctx, slug, meetingId, async ({ meeting }) => ({
		stored: {
			title: meeting.title,
			day: dayOf(meeting.startsAt),
			startTime: timeOf(meeting.startsAt),
			endTime: meeting.endsAt && timeOf(meeting.endsAt),
			place: meeting.place,
			room: meeting.room,
			videoUrl: meeting.videoUrl,
			revision: meeting.revision,
		},
	}));

/** Page that prepares the agenda. */
export const presentAgenda = (ctx: Ctx, slug: string, meetingId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting }) => ({
		agenda: agendaOf(meeting),
		...(await choices(tx, ctx)),
	}));

const choices = async (tx: ReadTx, { actor, now }: Ctx) => ({
	sheets: await listSheetOptions(tx, actor.territoryId),
	people: await listPersonChoices(tx, actor.territoryId, dayOf(now)),
});

/** Page that rewrites one point. */
export const presentAgendaPoint = (ctx: Ctx, slug: string, meetingId: string, pointId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting }) => {
		const point = meeting.points.find(({ id }) => id === pointId);
		if (!point) throw new NotFound("not-found");
		return { point, ...(await choices(tx, ctx)) };
	});

/** Page that records who was there: what was recorded, else what was answered to the notice. */
export const presentAttendance = (ctx: Ctx, slug: string, meetingId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting, committee }) => {
		const { territoryId } = ctx.actor;
		const members = await listCommitteeMembers(tx, territoryId, committee.id, dayOf(meeting.startsAt));
		const answered = (await findConvocation(tx, territoryId, meeting.id, dayOf(ctx.now)))?.people ?? [];
		const isBlank = meeting.attendance.length === 0;
		return {
			isPrefilled: isBlank && answered.some(({ answer }) => answer),
			points: meeting.points.map(({ id, position, title }) => ({ id, position, title })),
			guests: await guestsOf(tx, territoryId, meeting),
			attendees: attendeesOf(meeting, members).map((attendee) => {
				const own = answered.find(({ personId }) => personId === attendee.personId);
				if (!isBlank || !own?.answer) return attendee;
				const by = answered.find(({ id }) => id === own.representedById)?.personId ?? null;
				return { ...attendee, status: foreseen[own.answer], representedById: by };
			}),
		};
	});

const foreseen = { yes: "present", no: "excused", represented: "represented" } as const;

/** What these pages share: only for whoever may prepare the meeting, while it may change. */
export function preparing<T>(
	ctx: Ctx,
	slug: string,
	meetingId: string,
	present: (found: { tx: ReadTx; committee: Committee; meeting: Meeting }) => Promise<T>,
) {
	const { actor } = ctx;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, actor.territoryId, slug);
		const meeting = await getMeeting(tx, actor.territoryId, committee.id, meetingId);
		assertAllowed(prepareMeeting(actor, meeting));
		assertOpen(meeting);
		return {
			territory: actor.territorySlug,
			committee: { slug, name: committee.name },
			meeting: meetingFacts(meeting),
			...(await present({ tx, committee, meeting })),
		};
	});
}
