import { dayOf } from "../../kernel/calendar.ts";
import { inTransaction, reading, type SystemCtx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { getSettings } from "../../referrals/steps.server.ts";
import type { ReferralId } from "../../referrals/types.ts";
import { batchSize, type ReferralFiles } from "../ends.server.ts";
import { eliminationDone } from "../events.ts";
import { listRetention } from "../queries.server.ts";
import { eliminationDue } from "../rules.ts";
import type { EliminationId } from "../types.ts";
import { eraseReferral } from "./erase-referral.server.ts";

type WorkerCtx = SystemCtx & { territoryId: TerritoryId; files: ReferralFiles };

/**
 * Executes a confirmed list, batch by batch. Each item is judged again just before: a contact with the person, or a request of theirs,
 * since the list was made keeps the referral. Run again after a failure, it goes on where it stopped.
 */
export async function runElimination(ctx: WorkerCtx, listId: EliminationId): Promise<void> {
	const { territoryId, now } = ctx;
	for (let items = await nextItems(ctx, listId); items.length > 0; items = await nextItems(ctx, listId)) {
		for (const item of items) {
			const referralId = item.referralId as ReferralId;
			const isKept = await mustStay(ctx, referralId, item.kind);
			if (!isKept) await eraseReferral(ctx, referralId);
			await inTransaction(ctx, (tx) =>
				tx
					.updateTable("eliminationItem")
					.set({ settledAt: now, isKept })
					.where("territoryId", "=", territoryId)
					.where("listId", "=", listId)
					.where("referralId", "=", referralId)
					.execute(),
			);
		}
	}
	await inTransaction(ctx, async (tx) => {
		const done = await tx
			.updateTable("eliminationList")
			.set({ executedAt: now })
			.where("territoryId", "=", territoryId)
			.where("id", "=", listId)
			.where("confirmedAt", "is not", null)
			.where("executedAt", "is", null)
			.returning("id")
			.executeTakeFirst();
		if (!done) return;
		const items = await tx
			.selectFrom("eliminationItem")
			.select("isKept")
			.where("territoryId", "=", territoryId)
			.where("listId", "=", listId)
			.execute();
		const kept = items.filter(({ isKept }) => isKept).length;
		await recordEvent(tx, territoryId, eliminationDone, { listId, erased: items.length - kept, kept });
	});
}

/** Nothing of a list that nobody confirmed. */
const nextItems = ({ territoryId, ...ctx }: WorkerCtx, listId: EliminationId) =>
	reading({ ...ctx, territoryId }, (tx) =>
		tx
			.selectFrom("eliminationItem as item")
			.innerJoin("eliminationList as list", "list.id", "item.listId")
			.select(["item.referralId", "item.kind"])
			.where("item.territoryId", "=", territoryId)
			.where("item.listId", "=", listId)
			.where("item.settledAt", "is", null)
			.where("list.confirmedAt", "is not", null)
			.orderBy("item.referralId")
			.limit(batchSize)
			.execute(),
	);

const mustStay = (ctx: WorkerCtx, referralId: ReferralId, kind: string): Promise<boolean> =>
	reading(ctx, async (tx) => {
		const { territoryId, now } = ctx;
		const asked = await tx
			.selectFrom("referralRequest")
			.select("id")
			.where("territoryId", "=", territoryId)
			.where("referralId", "=", referralId)
			.where("closedAt", "is", null)
			.limit(1)
			.executeTakeFirst();
		if (asked) return true;
		if (kind === "erasure") return false;
		const [found] = await listRetention(tx, territoryId, [referralId]);
		// what is gone already has only its line left to settle
		return found !== undefined && eliminationDue(found, await getSettings(tx, territoryId), dayOf(now)) === null;
	});
