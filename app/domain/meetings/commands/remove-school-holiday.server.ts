import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { schoolHolidayRemoved } from "../events.ts";
import { manageHolidays } from "../policy.ts";
import { RemoveSchoolHoliday } from "../preparation-schema.ts";

/** Takes back a period that the territory had typed. */
export async function removeSchoolHoliday(ctx: Ctx, input: RemoveSchoolHoliday): Promise<void> {
	const { holidayId } = RemoveSchoolHoliday.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(manageHolidays(ctx.actor));
		const { numDeletedRows } = await tx
			.deleteFrom("schoolHoliday")
			.where("territoryId", "=", territoryId)
			.where("id", "=", holidayId)
			.executeTakeFirst();
		if (numDeletedRows === 0n) throw new NotFound("not-found");
		await recordEvent(tx, territoryId, schoolHolidayRemoved, { holidayId });
	});
}
