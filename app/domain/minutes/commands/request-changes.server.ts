import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { countOpenRemarks } from "../around.server.ts";
import { minutesChangesRequested } from "../events.ts";
import { lockToAnswer } from "../former-chair.server.ts";
import * as policy from "../policy.ts";
import { assertSameText, statusAfter } from "../rules.ts";
import type { RequestChanges } from "../schema.ts";
import { addReview, idsOf, saveRevision } from "../store.server.ts";

/** The chair sends the text back to be corrected, and says why: on the whole, or on passages. */
export async function requestChanges(ctx: Ctx, { meetingId, revision, remark }: RequestChanges): Promise<void> {
	const { actor } = ctx;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockToAnswer(tx, ctx, meetingId);
		assertAllowed(policy.requestChanges(actor, minutes));
		const status = statusAfter("requestChanges", minutes.status);
		assertSameText(minutes, revision);
		if (!remark && (await countOpenRemarks(tx, actor.territoryId, minutes.id)) === 0)
			throw new RuleViolation("minutes.remark-needed", "remark");
		await saveRevision(tx, actor.territoryId, minutes, { status });
		await addReview(tx, ctx, minutes, { verdict: "changes_requested", remark });
		await recordEvent(tx, actor.territoryId, minutesChangesRequested, idsOf(minutes));
	});
}
