import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesRemarkResolved } from "../events.ts";
import * as policy from "../policy.ts";
import type { ResolveRemark } from "../schema.ts";
import { idsOf, lockMinutes } from "../store.server.ts";

/** A remark is dealt with by who writes, or taken back by who made it. */
export async function resolveRemark(ctx: Ctx, { meetingId, remarkId }: ResolveRemark): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.resolveRemark(actor, minutes));
		if (minutes.status === "approved") throw new RuleViolation("minutes.frozen");
		const remarks = tx.selectFrom("minutesRemark").where("territoryId", "=", territoryId).where("minutesId", "=", minutes.id);
		const remark = await remarks.select("resolvedAt").where("id", "=", remarkId).forUpdate().executeTakeFirst();
		if (!remark) throw new NotFound("not-found");
		if (remark.resolvedAt) throw new RuleViolation("minutes.remark-resolved");
		await tx
			.updateTable("minutesRemark")
			.set({ resolvedAt: now, resolvedBy: personId })
			.where("territoryId", "=", territoryId)
			.where("id", "=", remarkId)
			.execute();
		await recordEvent(tx, territoryId, minutesRemarkResolved, { ...idsOf(minutes), remarkId });
	});
}
