import canonicalize from "canonicalize";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import type { MeetingId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesSaved } from "../events.ts";
import { compactUpdates, listUpdates } from "../live-store.server.ts";
import { docOf } from "../live-text.ts";
import * as policy from "../policy.ts";
import { isPossible } from "../rules.ts";
import { idsOf, lockMinutes, saveRevision } from "../store.server.ts";
import { keepVersion, lastVersion } from "../versions.server.ts";

const minutesBetweenVersions = 10;
const updatesBeforeCompaction = 300;

/**
 * Draws the readable text from what was written live, and keeps a version of it when the last is old or writing has stopped: that is
 * what the journal tells. A text handed over meanwhile is left alone.
 * @throws RuleViolation `minutes.text-too-long`; nothing written is lost, but the readable text stays behind until it is cut
 */
export async function keepLiveText(ctx: Ctx, { meetingId, isLast }: { meetingId: MeetingId; isLast: boolean }): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.writeMinutes(actor, minutes));
		if (!isPossible("save", minutes.status)) return;
		const updates = await listUpdates(tx, territoryId, minutes.id);
		if (updates.length === 0) return; // never opened live: the readable text is the text
		if (updates.length > updatesBeforeCompaction) await compactUpdates(tx, territoryId, minutes.id, updates, now);
		const doc = docOf(updates.map(({ update }) => update));
		if (canonicalize(doc) === canonicalize(minutes.doc)) return;
		const revision = await saveRevision(tx, territoryId, minutes, { doc, updatedAt: now, updatedBy: actor.personId });
		const { madeAt } = await lastVersion(tx, territoryId, minutes.id);
		const isDue = madeAt === null || now.getTime() - madeAt.getTime() > minutesBetweenVersions * 60_000;
		if (!isLast && !isDue) return;
		await keepVersion(tx, ctx, { ...minutes, doc }, { kind: "automatic" });
		await recordEvent(tx, territoryId, minutesSaved, { ...idsOf(minutes), revision });
	});
}
