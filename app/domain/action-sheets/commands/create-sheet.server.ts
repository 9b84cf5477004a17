import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId, type SheetId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sheetCreated } from "../events.ts";
import * as policy from "../policy.ts";
import { slugOf } from "../rules.ts";
import type { CreateSheet } from "../schema.ts";
import { assertReferences, axisCommitteeOf, replacePartners } from "../store.server.ts";

const attempts = 50;

/** Writes a new draft under an objective. Its address comes from its code and title, and is unique in the territory. */
export async function createSheet(ctx: Ctx, input: CreateSheet): Promise<{ sheetId: SheetId; slug: string }> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const { partners, ...fields } = input;
	const sheetId = newId<SheetId>();
	return inTransaction(ctx, async (tx) => {
		const axisCommitteeId = await axisCommitteeOf(tx, territoryId, fields.objectiveId);
		assertAllowed(policy.createSheet(actor, { axisCommitteeId }));
		await assertReferences(tx, territoryId, now, input);
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
			await replacePartners(tx, territoryId, sheetId, partners);
			await tx
				.insertInto("sheetStatusChange")
				.values({ id: newId(), territoryId, sheetId, toStatus: "draft", changedBy: personId, changedAt: now })
				.execute();
			await recordEvent(tx, territoryId, sheetCreated, { sheetId });
			return { sheetId, slug };
		}
		throw new RuleViolation("sheet.slug-taken", "title");
	});
}
