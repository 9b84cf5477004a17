import { sql } from "kysely";
import { stopMail } from "#app/domain/deliveries/stops.server.ts";
import type { PersonId } from "#app/domain/kernel/ids.ts";
import { closeAnswered } from "#app/domain/notices/commands/close-answered.server.ts";
import { declareAbsence } from "#app/domain/notices/commands/declare-absence.server.ts";
import { markNotices } from "#app/domain/notices/commands/mark-notices.server.ts";
import { mute } from "#app/domain/notices/commands/mute.server.ts";
import { tellFact } from "#app/domain/notices/commands/tell-fact.server.ts";
import { closeReminders } from "#app/domain/reminders/commands/close-reminders.server.ts";
import { sweepTerritory } from "#app/domain/reminders/commands/sweep-territory.server.ts";
import { type Db, inUnit } from "#db/client.server.ts";
import type { Stage } from "./stage.ts";

/** Days before today on which people heard of what had happened and of what was due; the product goes on from today. */
const days = [-8, -5, -3, -1];

interface PastFact {
	id: string;
	name: string;
	personId: PersonId | null;
	payload: Record<string, unknown>;
}

/** What people of the territory heard of in the last days, each as it would have been told then; the oldest is read, or done. */
export async function tellNotices(stage: Stage, { owner, app }: { owner: Db; app: Db }): Promise<void> {
	const { db: worker, territoryId } = stage.system;
	let since = stage.instant(days[0] as number, "00:00");
	for (const day of days) {
		const now = stage.instant(day, "07:00");
		const facts = await inUnit(owner, { personId: null, territoryIds: [territoryId], now }, async (tx) => {
			const { rows } = await sql<PastFact>`select id, name, person_id, payload from outbox
				where territory_id = ${territoryId} and sent_at is not null and occurred_at >= ${since} and occurred_at < ${now} order by seq`.execute(
				tx,
			);
			return rows;
		});
		for (const { id: eventId, name: fact, personId: actorId, payload } of facts)
			await tellFact({ db: worker, now }, { fact, eventId, territoryId, actorId, payload });
		const ctx = { db: worker, territoryId, now };
		await sweepTerritory(ctx);
		await closeAnswered(ctx);
		await closeReminders(ctx);
		since = now;
	}
	for (const { personId } of stage.people()) {
		const ctx = { db: app, personId, territoryIds: [territoryId] };
		for (const [step, upTo, on] of [["done", -8, -7] as const, ["read", -5, -4] as const])
			await markNotices({ ...ctx, now: stage.instant(on, "09:00") }, { step, noticeId: null, until: stage.instant(upTo, "12:00") }, {});
	}
}

/** The address of somebody takes no mail any more. */
export function tellStoppedAddress({ timeline, instant, system }: Stage): void {
	timeline.at(instant(-2, "16:40"), (now) => stopMail({ ...system, now }, "lecture@ccals.example", "bounce", 550));
}

/** Somebody plans a week off, and asks not to hear of a sheet. */
export async function tellHabits(stage: Stage, app: Db): Promise<void> {
	const { personId } = stage.person("technique-insertion");
	const ctx = { db: app, personId, territoryIds: [stage.system.territoryId], now: stage.instant(-6) };
	const standInId = stage.person("technique-gerontologie").personId;
	await declareAbsence(ctx, { intent: "absence", startsOn: stage.day(25), endsOn: stage.day(32), standInId });
	await mute(ctx, { intent: "mute", objectKind: "sheet", objectId: stage.sheet("ccals-7-1").id });
}
