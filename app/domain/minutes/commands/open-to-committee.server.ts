import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesClosedToCommittee, minutesOpenedToCommittee } from "../events.ts";
import * as policy from "../policy.ts";
import { statusAfter } from "../rules.ts";
import type { OpenToCommittee } from "../schema.ts";
import { idsOf, lockMinutes, saveOpening } from "../store.server.ts";

/** Lets every member of the committee write in the text, or only its lead again. Open editors follow within a moment. */
export async function openToCommittee(ctx: Ctx, { meetingId, isOpen }: OpenToCommittee): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, actor.territoryId, meetingId);
		assertAllowed(policy.openToCommittee(actor, minutes));
		statusAfter("save", minutes.status);
		if (minutes.isOpenToCommittee === isOpen) return;
		await saveOpening(tx, actor.territoryId, minutes, isOpen);
		await recordEvent(tx, actor.territoryId, isOpen ? minutesOpenedToCommittee : minutesClosedToCommittee, idsOf(minutes));
	});
}
