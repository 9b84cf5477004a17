import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { type CommitteeId, newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getMeeting } from "../../meetings/queries.server.ts";
import { minutesStarted } from "../events.ts";
import * as policy from "../policy.ts";
import type { StartMinutes } from "../schema.ts";
import { skeletonOf } from "../skeleton.ts";
import { idsOf } from "../store.server.ts";
import type { MinutesId } from "../types.ts";

/** Begins the minutes of a meeting from its agenda. Begun already, they are left as they are. */
export async function startMinutes(ctx: Ctx, { meetingId }: StartMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const found = await tx
			.selectFrom("meeting")
			.select("committeeId")
			.where("territoryId", "=", territoryId)
			.where("id", "=", meetingId)
			.executeTakeFirst();
		if (!found) throw new NotFound("not-found");
		const committeeId = found.committeeId as CommitteeId;
		assertAllowed(policy.leadMinutes(actor, { committeeId }));
		const meeting = await getMeeting(tx, territoryId, committeeId, meetingId);
		if (meeting.status === "cancelled") throw new RuleViolation("minutes.meeting-cancelled");
		const id = newId<MinutesId>();
		const started = await tx
			.insertInto("minutes")
			.values({
				id,
				territoryId,
				committeeId,
				meetingId,
				status: "draft",
				doc: JSON.stringify(skeletonOf(meeting.points)),
				createdAt: now,
				updatedAt: now,
				updatedBy: actor.personId,
			})
			.onConflict((conflict) => conflict.column("meetingId").doNothing())
			.returning("id")
			.executeTakeFirst();
		if (started) await recordEvent(tx, territoryId, minutesStarted, idsOf({ id, meetingId, committeeId }));
	});
}
