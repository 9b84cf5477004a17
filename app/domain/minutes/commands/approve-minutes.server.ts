import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { conclude } from "../conclude.server.ts";
import { lockToAnswer } from "../former-chair.server.ts";
import * as policy from "../policy.ts";
import { assertSameText, statusAfter } from "../rules.ts";
import type { ApproveMinutes } from "../schema.ts";

/** The chair approves the text they read. */
export async function approveMinutes(ctx: Ctx, { meetingId, revision }: ApproveMinutes): Promise<void> {
	const { actor, now } = ctx;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockToAnswer(tx, ctx, meetingId);
		assertAllowed(policy.approveMinutes(actor, minutes));
		statusAfter("approve", minutes.status);
		assertSameText(minutes, revision);
		await conclude(tx, { territoryId: actor.territoryId, by: { personId: actor.personId, name: actor.displayName }, now }, minutes);
	});
}
