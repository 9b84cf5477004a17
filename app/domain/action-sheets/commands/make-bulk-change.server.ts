import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict, NotFound } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { changeOne, fieldsAsked, judgeOne } from "../bulk.server.ts";
import type { MakeBulkChange } from "../bulk-schema.ts";
import { sheetsChangedInBulk } from "../events.ts";
import { isTouchedSince } from "../history.server.ts";
import * as policy from "../policy.ts";
import { assertReferences, lockSheets } from "../store.server.ts";
import type { BulkAsked, BulkChangeId } from "../types.ts";

/**
 * Changes the same thing in several sheets, as if one by one, all or none: what the person saw before confirming is what happens.
 * A sheet that moved meanwhile refuses the whole, and its id is told; nothing is overwritten unseen.
 */
export async function makeBulkChange(ctx: Ctx, { sheets: seen, reason, ...asked }: MakeBulkChange): Promise<BulkChangeId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	assertAllowed(policy.makeBulkChange(actor)); // the database locks no sheet for a reader
	return inTransaction(ctx, async (tx) => {
		const seenAt = new Map(seen.map(({ sheetId, revision }) => [sheetId, revision]));
		const sheets = await lockSheets(tx, territoryId, [...seenAt.keys()]);
		if (sheets.length < seenAt.size) throw new NotFound("not-found");
		const stale: string[] = [];
		for (const sheet of sheets) {
			const revision = seenAt.get(sheet.id) ?? 0;
			const isStale = asked.kind === "status" ? revision !== sheet.revision : await isTouchedSince(tx, sheet, revision, fieldsAsked(asked));
			if (isStale) stale.push(sheet.id);
		}
		if (stale.length > 0) throw new Conflict("bulk.stale", { stale });
		if (asked.kind === "lead") await assertReferences(tx, territoryId, now, asked);
		const id = newId<BulkChangeId>();
		const items = [];
		for (const sheet of sheets) {
			const judgement = await judgeOne(tx, actor, sheet, asked as BulkAsked);
			if (judgement.refusal) throw judgement.refusal;
			items.push(await changeOne(tx, ctx, sheet, asked as BulkAsked, reason, judgement));
		}
		await tx
			.insertInto("bulkChange")
			.values({ id, territoryId, kind: asked.kind, asked: JSON.stringify(asked), reason, madeBy: personId, madeAt: now })
			.execute();
		await tx
			.insertInto("bulkChangeItem")
			.values(
				items.map(({ before, after, proposedBefore, ...item }) => ({
					territoryId,
					bulkChangeId: id,
					...item,
					before: JSON.stringify(before),
					after: JSON.stringify(after),
					proposedBefore: proposedBefore && JSON.stringify(proposedBefore),
				})),
			)
			.execute();
		await recordEvent(tx, territoryId, sheetsChangedInBulk, { bulkChangeId: id, kind: asked.kind, count: items.length });
		return id;
	});
}
