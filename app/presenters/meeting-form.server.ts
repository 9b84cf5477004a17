import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { getCommitteeBySlug, listCommitteeMembers } from "#app/domain/committees/queries.server.ts";
import type { Committee } from "#app/domain/committees/types.ts";
import { dayOf, timeOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { prepareMeeting } from "#app/domain/meetings/policy.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { assertOpen } from "#app/domain/meetings/rules.ts";
import type { Meeting } from "#app/domain/meetings/types.ts";
import { agendaOf, attendeesOf, meetingFacts } from "./meeting.server.ts";

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
			revision: meeting.revision,
		},
	}));

/** Page that prepares the agenda. */
export const presentAgenda = (ctx: Ctx, slug: string, meetingId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting }) => ({
		agenda: agendaOf(meeting),
		sheets: await listSheetOptions(tx, ctx.actor.territoryId),
	}));

/** Page that rewrites one point. */
export const presentAgendaPoint = (ctx: Ctx, slug: string, meetingId: string, pointId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting }) => {
		const point = meeting.points.find(({ id }) => id === pointId);
		if (!point) throw new NotFound("not-found");
		return { point, sheets: await listSheetOptions(tx, ctx.actor.territoryId) };
	});

/** Page that records who was there. */
export const presentAttendance = (ctx: Ctx, slug: string, meetingId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, meeting, committee }) => ({
		attendees: attendeesOf(meeting, await listCommitteeMembers(tx, ctx.actor.territoryId, committee.id, dayOf(meeting.startsAt))),
	}));

/** What these pages share: only for whoever may prepare the meeting, while it may change. */
function preparing<T>(
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
