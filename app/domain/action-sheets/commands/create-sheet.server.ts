import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import type { SheetId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sheetCreated } from "../events.ts";
import { insertSheet } from "../insert-sheet.server.ts";
import * as policy from "../policy.ts";
import type { CreateSheet } from "../schema.ts";
import { assertReferences, placesOf, replaceLinks, replacePartners } from "../store.server.ts";

/** Writes a new draft under an objective. Its address comes from its code and title, and is unique in the territory. */
export async function createSheet(ctx: Ctx, input: CreateSheet): Promise<{ sheetId: SheetId; slug: string }> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const { partners, worksiteIds, otherObjectiveIds, ...fields } = input;
	return inTransaction(ctx, async (tx) => {
		const places = [
			...(await placesOf(tx, territoryId, [fields.objectiveId], "objectiveId")),
			...(await placesOf(tx, territoryId, otherObjectiveIds, "otherObjectiveIds")),
		];
		for (const place of places) assertAllowed(policy.createSheet(actor, place));
		if (new Set(places.map(({ programmeId }) => programmeId)).size < places.length) {
			throw new RuleViolation("sheet.programme-twice", "otherObjectiveIds");
		}
		await assertReferences(tx, territoryId, now, input);
		const { sheetId, slug } = await insertSheet(tx, ctx, fields);
		await replacePartners(tx, territoryId, sheetId, partners);
		await replaceLinks(tx, territoryId, sheetId, { worksiteIds, otherObjectiveIds });
		await recordEvent(tx, territoryId, sheetCreated, { sheetId });
		return { sheetId, slug };
	});
}
