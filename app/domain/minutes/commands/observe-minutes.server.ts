import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { isParticipant } from "../around.server.ts";
import { charterOf, observableUntil } from "../charter.server.ts";
import { minutesObserved } from "../events.ts";
import * as policy from "../policy.ts";
import { findMinutes } from "../queries.server.ts";
import { assertObservable } from "../rules.ts";
import type { ObserveMinutes } from "../schema.ts";
import { idsOf } from "../store.server.ts";

/** Someone who was there says what they observed in the submitted text, for the chair to weigh. It binds nobody. */
export async function observeMinutes(ctx: Ctx, { meetingId, observation }: ObserveMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	await inTransaction(ctx, async (tx) => {
		// not locked: a guest reads these minutes, and may not touch them
		const minutes = await findMinutes(tx, territoryId, meetingId);
		if (!minutes) throw new NotFound("not-found");
		const { id: minutesId, committeeId } = minutes;
		assertAllowed(policy.observeMinutes(actor, { committeeId, isParticipant: await isParticipant(tx, territoryId, meetingId, personId) }));
		assertObservable(
			minutes.status,
			observableUntil(minutes.submittedAt ?? now, await charterOf(tx, territoryId, committeeId)),
			dayOf(now),
		);
		await tx
			.insertInto("minutesObservation")
			.values({ id: newId(), territoryId, minutesId, text: observation, personId, at: now })
			.execute();
		await recordEvent(tx, territoryId, minutesObserved, idsOf(minutes));
	});
}
