import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { erratumApproved, erratumProposed } from "../events.ts";
import * as policy from "../policy.ts";
import { assertApproved } from "../rules.ts";
import type { ProposeErratum } from "../schema.ts";
import { idsOf, lockMinutes } from "../store.server.ts";
import type { ErratumId } from "../types.ts";

/** Points out a mistake in approved minutes. Who may approve them needs nobody's leave: their word is dated at once. */
export async function proposeErratum(ctx: Ctx, { meetingId, passage, erratum }: ProposeErratum): Promise<"proposed" | "approved"> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.proposeErratum(actor, minutes));
		assertApproved(minutes.status);
		const isOwn = policy.decideErratum(actor, minutes).allowed;
		const status = isOwn ? "approved" : "proposed";
		const id = newId<ErratumId>();
		await tx
			.insertInto("minutesErratum")
			.values({
				id,
				territoryId,
				minutesId: minutes.id,
				passage,
				text: erratum,
				status,
				proposedBy: personId,
				proposedAt: now,
				...(isOwn && { decidedBy: personId, decidedAt: now }),
			})
			.execute();
		await recordEvent(tx, territoryId, isOwn ? erratumApproved : erratumProposed, { ...idsOf(minutes), erratumId: id });
		return status;
	});
}
