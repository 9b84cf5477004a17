import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { referralSettingsChanged } from "../events.ts";
import { changeSettings } from "../settings-policy.ts";
import { assertOrdered } from "../settings-rules.ts";
import type { SaveSettings } from "../settings-schema.ts";
import { changedFields, lockSettings } from "../settings-store.server.ts";

/** Delays, retention, who to call: for the whole territory, from the next step of each referral on. */
export async function saveSettings(ctx: Ctx, { revision, ...settings }: SaveSettings): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(changeSettings(actor));
	assertOrdered(settings);
	await inTransaction(ctx, async (tx) => {
		const stored = await lockSettings(tx, territoryId);
		assertRevision(stored, revision);
		await tx
			.updateTable("referralSettings")
			.set({ ...settings, revision: stored.revision + 1 })
			.where("territoryId", "=", territoryId)
			.execute();
		await recordEvent(tx, territoryId, referralSettingsChanged, { fields: changedFields(stored, settings) });
	});
}
