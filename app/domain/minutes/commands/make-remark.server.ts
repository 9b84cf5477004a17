import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesRemarkMade } from "../events.ts";
import { passageAt } from "../passages.ts";
import * as policy from "../policy.ts";
import { assertReviewable, assertSameText } from "../rules.ts";
import type { MakeRemark } from "../schema.ts";
import { idsOf, lockMinutes } from "../store.server.ts";
import type { RemarkId } from "../types.ts";

/** The chair says what is to be put right in one passage, before sending the text back. */
export async function makeRemark(ctx: Ctx, { meetingId, revision, position, passageRemark }: MakeRemark): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.makeRemark(actor, minutes));
		assertReviewable(minutes.status);
		assertSameText(minutes, revision);
		const quote = passageAt(minutes.doc, position);
		if (quote === null) throw new RuleViolation("minutes.passage-unknown");
		const id = newId<RemarkId>();
		await tx
			.insertInto("minutesRemark")
			.values({ id, territoryId, minutesId: minutes.id, position, quote, text: passageRemark, personId, at: now })
			.execute();
		await recordEvent(tx, territoryId, minutesRemarkMade, { ...idsOf(minutes), remarkId: id });
	});
}
