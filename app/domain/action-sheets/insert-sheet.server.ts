import type { Ctx, Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { newId, type SheetId } from "../kernel/ids.ts";
import { slugOf } from "./rules.ts";
import type { SheetFields } from "./types.ts";

const attempts = 50;
type NewSheet = Partial<SheetFields> & Pick<SheetFields, "code" | "title" | "objectiveId"> & { parentId?: SheetId };

/** A draft with the first line of its history, at the first address that is free. */
export async function insertSheet(tx: Tx, { actor, now }: Ctx, fields: NewSheet): Promise<{ sheetId: SheetId; slug: string }> {
	const { territoryId, personId } = actor;
	const sheetId = newId<SheetId>();
	const row = { id: sheetId, territoryId, status: "draft", createdAt: now, updatedAt: now, updatedBy: personId, ...fields };
	for (let attempt = 1; attempt <= attempts; attempt++) {
		const slug = slugOf(fields.code, fields.title, attempt);
		const inserted = await tx
			.insertInto("actionSheet")
			.values({ ...row, slug })
			.onConflict((conflict) => conflict.columns(["territoryId", "slug"]).doNothing())
			.returning("id")
			.executeTakeFirst();
		if (!inserted) continue;
		await tx
			.insertInto("sheetStatusChange")
			.values({ id: newId(), territoryId, sheetId, toStatus: "draft", changedBy: personId, changedAt: now })
			.execute();
		return { sheetId, slug };
	}
	throw new RuleViolation("sheet.slug-taken", "title");
}
