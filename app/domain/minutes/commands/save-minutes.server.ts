import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { checkDoc } from "../document.ts";
import { minutesSaved } from "../events.ts";
import { replaceLiveText } from "../live-store.server.ts";
import * as policy from "../policy.ts";
import { statusAfter } from "../rules.ts";
import type { SaveMinutes } from "../schema.ts";
import { idsOf, lockMinutes, saveRevision } from "../store.server.ts";

/**
 * Writes the whole text at once, where nobody types live: a script, an import. Open editors follow.
 * @returns the revision to send with the next one
 * @throws Conflict with `{ revision, doc }` as they stand, when someone else saved meanwhile
 */
export async function saveMinutes(ctx: Ctx, input: SaveMinutes): Promise<number> {
	const { actor, now } = ctx;
	const doc = checkDoc(input.doc);
	return inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, actor.territoryId, input.meetingId);
		assertAllowed(policy.writeMinutes(actor, minutes));
		const status = statusAfter("save", minutes.status);
		assertRevision(minutes, input.revision, { revision: minutes.revision, doc: minutes.doc });
		const revision = await saveRevision(tx, actor.territoryId, minutes, { status, doc, updatedAt: now, updatedBy: actor.personId });
		await replaceLiveText(tx, actor.territoryId, { minutesId: minutes.id, personId: actor.personId, at: now, doc });
		await recordEvent(tx, actor.territoryId, minutesSaved, { ...idsOf(minutes), revision });
		return revision;
	});
}
