import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { schoolHolidayAdded } from "../events.ts";
import { manageHolidays } from "../policy.ts";
import { AddSchoolHoliday, type HolidayId } from "../preparation-schema.ts";

/** Adds to the national calendar what it does not hold yet, or a closing of the territory's own. */
export async function addSchoolHoliday(ctx: Ctx, input: AddSchoolHoliday): Promise<HolidayId> {
	const holiday = AddSchoolHoliday.parse(input);
	const { territoryId } = ctx.actor;
	const holidayId = newId<HolidayId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(manageHolidays(ctx.actor));
		if (holiday.endsOn < holiday.startsOn) throw new RuleViolation("holidays.ends-before-start", "endsOn");
		await tx
			.insertInto("schoolHoliday")
			.values({ id: holidayId, territoryId, ...holiday })
			.execute();
		await recordEvent(tx, territoryId, schoolHolidayAdded, { holidayId });
		return holidayId;
	});
}
