import canonicalize from "canonicalize";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { checkDoc } from "../document.ts";
import { minutesVersionRestored } from "../events.ts";
import { replaceLiveText } from "../live-store.server.ts";
import * as policy from "../policy.ts";
import { statusAfter } from "../rules.ts";
import type { RestoreVersion } from "../schema.ts";
import { idsOf, lockMinutes, saveRevision } from "../store.server.ts";
import { getVersion, keepVersion, presentText } from "../versions.server.ts";

/** Makes a draft say again what it said: the text as it stands is kept as a version first, then open editors follow. */
export async function restoreVersion(ctx: Ctx, { meetingId, number }: RestoreVersion): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.leadMinutes(actor, minutes));
		const status = statusAfter("save", minutes.status);
		const version = await getVersion(tx, territoryId, minutes.id, number);
		// the vocabulary may have grown since it was kept
		const doc = checkDoc(version.doc);
		const present = await presentText(tx, territoryId, minutes);
		if (canonicalize(present) === canonicalize(doc)) throw new RuleViolation("minutes.version-is-present");
		await keepVersion(tx, ctx, { id: minutes.id, doc: present }, { kind: "automatic" });
		await replaceLiveText(tx, territoryId, { minutesId: minutes.id, personId, at: now, doc });
		await saveRevision(tx, territoryId, minutes, { status, doc, updatedAt: now, updatedBy: personId });
		await keepVersion(tx, ctx, { id: minutes.id, doc }, { kind: "restored" });
		await recordEvent(tx, territoryId, minutesVersionRestored, { ...idsOf(minutes), number });
	});
}
