import { setTimeout as wait } from "node:timers/promises";
import { createSessions } from "#app/adapters/sessions.server.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId } from "#app/domain/kernel/ids.ts";
import { listUpdates } from "#app/domain/minutes/live-store.server.ts";
import { docOf as liveDocOf, vocabularyVersion } from "#app/domain/minutes/live-text.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { issueTicket } from "#app/domain/minutes/tickets.server.ts";
import { docOf, draftMinutes, paragraph } from "#seeds/builders/submitted-minutes.ts";
import { aWriter } from "#tests/support/collaboration.ts";
import { until } from "#tests/support/until.ts";
import type { Ground, Signed } from "./ground.ts";
import type { Place } from "./place.ts";
import { insist, noCounts, type Writer } from "./writer.ts";

/** Two people type in the same minutes, each through another web: a word that the screen called saved is in the text. */
export async function typists(place: Place, { territory, officer, lead, chair }: Ground): Promise<Writer> {
	const counts = noCounts();
	const acknowledged = new Set<string>();
	const as = (who: Signed): Ctx => ({ db: place.db("app"), actor: who.actor, now: new Date() });
	const { meetingId } = await draftMinutes(as(lead), {
		committeeId: territory.committeeIds.insertion as CommitteeId,
		attendance: [{ personId: chair.actor.personId, status: "present" }],
		doc: docOf(paragraph("Début.")),
	});
	const sessions = createSessions(place.db("app"), () => new Date(), false);
	const ticketOf = (who: Signed) => async () => {
		const [session] = await sessions.list(who.actor.personId);
		return issueTicket(as(who), { meetingId, sessionId: session?.id as string, vocabulary: vocabularyVersion });
	};
	const type = async (who: Signed, index: number, signal: AbortSignal) => {
		const port = place.webs[index]?.port as number;
		const writer = aWriter({ port, origin: place.publicUrl, meetingId, token: ticketOf(who) });
		// as in the page, where nobody writes before the text is there
		await insist(() => until(async () => writer.provider.isSynced), signal);
		const stored: Promise<void>[] = [];
		for (let n = 0; !signal.aborted; n++) {
			const word = `mot-${index}-${n}-fin`;
			writer.write(word);
			counts.asked += 1;
			stored.push(
				writer.stored().then(
					() => {
						counts.acknowledged += 1;
						acknowledged.add(word);
					},
					() => {
						counts.unknown += 1;
					},
				),
			);
			await wait(150);
		}
		await Promise.all(stored);
		writer.leave();
	};
	return {
		name: "typing",
		counts,
		work: async (signal) => void (await Promise.all([type(officer, 0, signal), type(lead, 1, signal)])),
		isSettled: async () => true,
		async check() {
			const text = await insist(
				() =>
					reading(as(officer), async (tx) => {
						const minutes = await findMinutes(tx, territory.territoryId, meetingId);
						const updates = await listUpdates(tx, territory.territoryId, minutes?.id as never);
						return JSON.stringify(liveDocOf(updates.map(({ update }) => update)));
					}),
				AbortSignal.timeout(30_000),
			);
			if (text === null) return ["the minutes cannot be read"];
			return [...acknowledged].filter((word) => !text.includes(word)).map((word) => `« ${word} » was called saved and is not in the text`);
		},
	};
}
