import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { schoolZoneChosen } from "../events.ts";
import { manageHolidays } from "../policy.ts";
import { ChooseSchoolZone } from "../preparation-schema.ts";

/** Says which school calendar the territory follows; none for those outside the three zones. */
export async function chooseSchoolZone(ctx: Ctx, input: ChooseSchoolZone): Promise<void> {
	const { zone } = ChooseSchoolZone.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(manageHolidays(ctx.actor));
		await tx.updateTable("territory").set({ schoolZone: zone }).where("id", "=", territoryId).execute();
		await recordEvent(tx, territoryId, schoolZoneChosen, { zone });
	});
}
