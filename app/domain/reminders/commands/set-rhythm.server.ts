import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { definitionOf } from "../catalogue.ts";
import { reminderRuleChanged } from "../events.ts";
import { setRhythm as maySetRhythm } from "../policy.ts";
import type { ResetRhythm, SetRhythm } from "../schema.ts";

/** Gives a kind of reminder a rhythm of the territory or of a body, or takes it away: what stands above it then holds again. */
export async function setRhythm(ctx: Ctx, input: SetRhythm | ResetRhythm): Promise<void> {
	const { territoryId } = ctx.actor;
	const { kind, committeeId, revision } = input;
	await inTransaction(ctx, async (tx) => {
		if (committeeId !== null) {
			const body = await tx
				.selectFrom("committee")
				.select("id")
				.where("territoryId", "=", territoryId)
				.where("id", "=", committeeId)
				.executeTakeFirst();
			if (!body) throw new NotFound("not-found");
		}
		assertAllowed(maySetRhythm(ctx.actor, committeeId));
		if (committeeId !== null && !definitionOf(kind).isOfBody) throw new RuleViolation("reminder.territory-only");
		const rule = () =>
			tx
				.selectFrom("reminderRule")
				.select("revision")
				.where("territoryId", "=", territoryId)
				.where("kind", "=", kind)
				.where("committeeId", "is not distinct from", committeeId);
		const stored = await rule().forUpdate().executeTakeFirst();
		if ((stored?.revision ?? 0) !== revision) throw new Conflict("reminder.changed-meanwhile", null);
		const isReset = !("daysBefore" in input);
		if (isReset) {
			await tx
				.deleteFrom("reminderRule")
				.where("territoryId", "=", territoryId)
				.where("kind", "=", kind)
				.where("committeeId", "is not distinct from", committeeId)
				.execute();
		} else {
			const { isOn, daysBefore, lateEveryDays } = input;
			const climbsAfter = definitionOf(kind).climbs === "nobody" ? null : input.climbsAfter;
			const rhythm = { isOn, daysBefore, lateEveryDays, climbsAfter, revision: revision + 1 };
			const { numInsertedOrUpdatedRows } = await tx
				.insertInto("reminderRule")
				.values({ id: newId(), territoryId, committeeId, kind, ...rhythm })
				.onConflict((conflict) =>
					conflict.columns(["territoryId", "committeeId", "kind"]).doUpdateSet(rhythm).where("reminderRule.revision", "=", revision),
				)
				.executeTakeFirstOrThrow();
			// two first settings at once: the other one stands
			if (!numInsertedOrUpdatedRows) throw new Conflict("reminder.changed-meanwhile", null);
		}
		await recordEvent(tx, territoryId, reminderRuleChanged, { of: kind, committeeId, isReset });
	});
}
