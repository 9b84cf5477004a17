import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { type CommitteeId, newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesDistributed } from "../events.ts";
import * as policy from "../policy.ts";
import { listLetters, listRecipients, stillToSend } from "../recipients.server.ts";
import type { DistributeMinutes } from "../schema.ts";

/**
 * Asks for approved minutes to be sent to whoever is to get them and has not, and for failed letters to be tried again: each person or
 * address gets an approved text once, however often this is asked.
 * @throws Conflict when there are more or fewer letters than the page announced
 */
export async function distributeMinutes(ctx: Ctx, { meetingId, listCut, announced }: DistributeMinutes): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		// two clicks wait for one another here
		const minutes = await tx
			.selectFrom("minutes")
			.select(["id", "committeeId", "status"])
			.where("territoryId", "=", territoryId)
			.where("meetingId", "=", meetingId)
			.forUpdate()
			.executeTakeFirst();
		if (!minutes) throw new NotFound("not-found");
		const { id: minutesId, status } = minutes;
		const committeeId = minutes.committeeId as CommitteeId;
		assertAllowed(policy.distributeMinutes(actor, { committeeId }));
		if (status !== "approved") throw new RuleViolation("diffusion.not-approved");
		const recipients = await listRecipients(tx, territoryId, { committeeId, meetingId, today: dayOf(now), listCut });
		const { fresh, failed } = stillToSend(recipients, await listLetters(tx, territoryId, minutesId));
		const count = fresh.length + failed.length;
		if (count !== announced) throw new Conflict("diffusion.moved", { count });
		if (count === 0) throw new RuleViolation("diffusion.nobody");

		const mailingId = newId();
		await tx
			.insertInto("minutesMailing")
			.values({ id: mailingId, territoryId, minutesId, launchedBy: actor.personId, launchedAt: now })
			.execute();
		const rows = fresh.map(({ personId, email, cut }) => ({
			...{ id: newId(), territoryId, mailingId, minutesId, personId, cut },
			email: personId ? null : email,
			status: "waiting",
		}));
		if (rows.length > 0) await tx.insertInto("minutesMailingRecipient").values(rows).execute();
		if (failed.length > 0)
			await tx
				.updateTable("minutesMailingRecipient")
				.set({ status: "waiting", errorCode: null, mailingId })
				.where("territoryId", "=", territoryId)
				.where(
					"id",
					"in",
					failed.map(({ id }) => id),
				)
				.execute();
		await recordEvent(tx, territoryId, minutesDistributed, { minutesId, meetingId, committeeId, mailingId });
	});
}
