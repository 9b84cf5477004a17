import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { reminderRuleChanged } from "../events.ts";
import { keepQuiet as mayKeepQuiet } from "../policy.ts";
import type { KeepQuiet } from "../schema.ts";

/** Says whether the territory hears reminders during its school holidays. */
export async function keepQuiet(ctx: Ctx, { isQuiet, revision }: KeepQuiet): Promise<void> {
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(mayKeepQuiet(ctx.actor));
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto("reminderWatch")
			.values({ territoryId, isQuietInHolidays: isQuiet, revision: 1 })
			.onConflict((conflict) =>
				conflict
					.column("territoryId")
					.doUpdateSet({ isQuietInHolidays: isQuiet, revision: revision + 1 })
					.where("reminderWatch.revision", "=", revision),
			)
			.executeTakeFirstOrThrow();
		if (!numInsertedOrUpdatedRows) throw new Conflict("reminder.changed-meanwhile", null);
		await recordEvent(tx, territoryId, reminderRuleChanged, { of: "holidays", committeeId: null, isReset: false });
	});
}
