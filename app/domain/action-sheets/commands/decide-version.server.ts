import { setIndicatorTarget, type Target } from "../../indicators/steps.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { writeContent } from "../content.server.ts";
import { versionAccepted, versionRejected } from "../events.ts";
import * as policy from "../policy.ts";
import type { DecideVersion } from "../schema.ts";
import { assertReferences, lockSheet } from "../store.server.ts";
import type { SheetContent } from "../types.ts";
import { lockPendingVersion } from "../versions.server.ts";

/** Records what the steering committee decided of a proposed version. Accepted, it becomes the sheet; rejected, nothing moves. */
export async function decideVersion(ctx: Ctx, { sheetId, versionId, verdict, decidedOn, note, revision }: DecideVersion): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const sheet = await lockSheet(tx, territoryId, sheetId);
		assertAllowed(policy.decideVersion(actor));
		const pending = await lockPendingVersion(tx, territoryId, sheetId);
		if (!pending || pending.id !== versionId) throw await goneOrDecided();
		assertRevision(pending, revision);
		if (decidedOn > dayOf(now)) throw new RuleViolation("sheet.decided-in-future", "decidedOn");
		await tx
			.updateTable("sheetVersion")
			.set({ status: verdict, decidedOn, decidedBy: personId, decisionNote: note, revision: revision + 1 })
			.where("territoryId", "=", territoryId)
			.where("id", "=", versionId)
			.execute();
		if (verdict === "accepted") {
			const entries = Object.entries(pending.changes);
			const fields = Object.fromEntries(entries.filter(([key]) => !key.startsWith("indicator:"))) as Partial<SheetContent>;
			await assertReferences(tx, territoryId, now, fields, sheet);
			await writeContent(tx, ctx, sheet, fields);
			for (const [key, target] of entries.filter(([name]) => name.startsWith("indicator:"))) {
				await setIndicatorTarget(tx, territoryId, key.slice("indicator:".length), target as Target);
			}
		}
		await recordEvent(tx, territoryId, verdict === "accepted" ? versionAccepted : versionRejected, { sheetId, versionId });

		async function goneOrDecided() {
			const known = await tx
				.selectFrom("sheetVersion")
				.select("id")
				.where("territoryId", "=", territoryId)
				.where("sheetId", "=", sheetId)
				.where("id", "=", versionId)
				.executeTakeFirst();
			return known ? new RuleViolation("sheet.version-decided") : new NotFound("not-found");
		}
	});
}
