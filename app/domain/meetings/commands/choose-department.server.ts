import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { departmentName } from "../../kernel/departments.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { departmentChosen } from "../events.ts";
import { manageHolidays } from "../policy.ts";
import { ChooseDepartment } from "../preparation-schema.ts";

/** Says where the territory is: its public holidays are left out of its working days from then on. */
export async function chooseDepartment(ctx: Ctx, input: ChooseDepartment): Promise<void> {
	const { department } = ChooseDepartment.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(manageHolidays(ctx.actor));
		await tx
			.updateTable("territory")
			.set({ departmentCode: department, departmentName: departmentName(department) })
			.where("id", "=", territoryId)
			.execute();
		await recordEvent(tx, territoryId, departmentChosen, { department });
	});
}
