import { findCommittee } from "../../committees/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { type MeetingId, newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { meetingCreated } from "../events.ts";
import { prepareMeeting } from "../policy.ts";
import { schedule } from "../rules.ts";
import { CreateMeeting } from "../schema.ts";
import { pointValues } from "../store.server.ts";

/** Plans a meeting of a committee, with the agenda already known; also one that took place, to record it afterwards. */
export async function createMeeting(ctx: Ctx, input: CreateMeeting): Promise<MeetingId> {
	const { committeeId, points, day, startTime, endTime, ...rest } = CreateMeeting.parse(input);
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const meetingId = newId<MeetingId>();
	return inTransaction(ctx, async (tx) => {
		if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
		assertAllowed(prepareMeeting(actor, { committeeId }));
		const values = await pointValues(tx, territoryId, points);
		await tx
			.insertInto("meeting")
			.values({
				...{ id: meetingId, territoryId, committeeId, ...rest, ...schedule({ day, startTime, endTime }) },
				...{ createdBy: actor.personId, createdAt: now },
			})
			.execute();
		if (values.length > 0) {
			await tx
				.insertInto("agendaPoint")
				.values(values.map((point, index) => ({ id: newId(), territoryId, meetingId, position: index + 1, ...point })))
				.execute();
		}
		await recordEvent(tx, territoryId, meetingCreated, { meetingId, committeeId });
		return meetingId;
	});
}
