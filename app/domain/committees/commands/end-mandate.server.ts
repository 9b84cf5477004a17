import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { mandateEnded } from "../events.ts";
import * as policy from "../policy.ts";
import { EndMandate } from "../schema.ts";
import { refusingSecondChair } from "../store.server.ts";

/** Sets the last day of a mandate, past or to come; one that is over stays as it was. */
export async function endMandate(ctx: Ctx, input: EndMandate): Promise<void> {
	const { mandateId, endsOn } = EndMandate.parse(input);
	const { territoryId } = ctx.actor;
	await refusingSecondChair("endsOn", () =>
		inTransaction(ctx, async (tx) => {
			const mandates = tx
				.selectFrom("mandate")
				.select(["committeeId", "startsOn", "endsOn"])
				.where("territoryId", "=", territoryId)
				.where("id", "=", mandateId);
			if (!(await mandates.executeTakeFirst())) throw new NotFound("not-found");
			assertAllowed(policy.endMandate(ctx.actor));
			const mandate = await mandates.forUpdate().executeTakeFirstOrThrow();
			if (mandate.endsOn !== null && mandate.endsOn < dayOf(ctx.now)) throw new RuleViolation("mandate.already-ended");
			if (endsOn < mandate.startsOn) throw new RuleViolation("mandate.ends-before-start", "endsOn");
			await tx.updateTable("mandate").set({ endsOn }).where("id", "=", mandateId).execute();
			await recordEvent(tx, territoryId, mandateEnded, { mandateId, committeeId: mandate.committeeId, endsOn });
		}),
	);
}
