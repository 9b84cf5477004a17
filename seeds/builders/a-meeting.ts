import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { MeetingId } from "#app/domain/kernel/ids.ts";
import { createMeeting } from "#app/domain/meetings/commands/create-meeting.server.ts";
import type { CreateMeeting } from "#app/domain/meetings/schema.ts";

/** Tomorrow's meeting of a committee, from 14:00 to 16:00, with an empty agenda unless the caller says otherwise. */
export const aMeeting = (
	ctx: Ctx,
	{ committeeId, ...overrides }: Partial<CreateMeeting> & Pick<CreateMeeting, "committeeId">,
): Promise<MeetingId> =>
	createMeeting(ctx, {
		committeeId,
		title: "Comité insertion",
		day: plusDays(dayOf(ctx.now), 1),
		startTime: "14:00",
		endTime: "16:00",
		place: "Salle du conseil",
		...overrides,
	});
