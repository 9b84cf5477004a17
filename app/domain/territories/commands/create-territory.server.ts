import type { Db } from "#db/client.server.ts";
import { inTransaction } from "../../kernel/context.server.ts";
import { departmentName, departmentOf } from "../../kernel/departments.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { newId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { territoryCreated } from "../events.ts";
import { CreateTerritory } from "../schema.ts";

/** Opens a territory; an act of the operator (owner role), before anybody works there. */
export async function createTerritory({ db, now }: { db: Db; now: Date }, input: CreateTerritory): Promise<TerritoryId> {
	const asked = CreateTerritory.parse(input);
	const departmentCode = asked.departmentCode ?? (asked.inseeCode === null ? null : departmentOf(asked.inseeCode));
	const values = { ...asked, departmentCode, departmentName: asked.departmentName ?? (departmentCode && departmentName(departmentCode)) };
	const territoryId = newId<TerritoryId>();
	return inTransaction({ db, now, territoryId }, async (tx) => {
		const inserted = await tx
			.insertInto("territory")
			.values({ id: territoryId, ...values, createdAt: now })
			.onConflict((conflict) => conflict.column("slug").doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) throw new RuleViolation("territory.slug-taken", "slug");
		await recordEvent(tx, territoryId, territoryCreated, { territoryId });
		return territoryId;
	});
}
