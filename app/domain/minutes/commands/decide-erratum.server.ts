import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { erratumApproved, erratumRefused } from "../events.ts";
import * as policy from "../policy.ts";
import type { DecideErratum } from "../schema.ts";
import { idsOf, lockMinutes } from "../store.server.ts";

/** The chair accepts an erratum, which then stands under the approved text with its date, or refuses it. */
export async function decideErratum(ctx: Ctx, { meetingId, erratumId, verdict }: DecideErratum): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.decideErratum(actor, minutes));
		const errata = tx.selectFrom("minutesErratum").where("territoryId", "=", territoryId).where("minutesId", "=", minutes.id);
		const erratum = await errata.select("status").where("id", "=", erratumId).forUpdate().executeTakeFirst();
		if (!erratum) throw new NotFound("not-found");
		if (erratum.status !== "proposed") throw new RuleViolation("minutes.erratum-decided");
		await tx
			.updateTable("minutesErratum")
			.set({ status: verdict, decidedBy: personId, decidedAt: now })
			.where("territoryId", "=", territoryId)
			.where("id", "=", erratumId)
			.execute();
		await recordEvent(tx, territoryId, verdict === "approved" ? erratumApproved : erratumRefused, { ...idsOf(minutes), erratumId });
	});
}
