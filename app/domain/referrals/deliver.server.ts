import { sql } from "kysely";
import { dayOf } from "../kernel/calendar.ts";
import type { Ctx, Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import { newId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { plusWorkingDays } from "../kernel/working-days.ts";
import { referralSent } from "./events.ts";
import { daysToAct } from "./rules.ts";
import type { PlaceFacts } from "./send-rules.ts";
import { getSettings } from "./settings-queries.server.ts";
import type { Recipient, Referral } from "./types.ts";

/** Hands a referral to one body: its agents of today are named its readers; without any, it will answer by a link. */
export async function deliver(
	tx: Tx,
	{ actor, now }: Ctx,
	referral: Referral,
	recipient: Pick<Recipient, "id" | "organisationId" | "scope">,
	place: PlaceFacts,
): Promise<void> {
	const { territoryId, personId } = actor;
	const { id: recipientId, scope } = recipient;
	const settings = await getSettings(tx, territoryId);
	const { rows } = await sql<{ named: number }>`select name_first_readers(${recipientId}::uuid) as named`.execute(tx);
	const isByLink = rows[0]?.named === 0;
	// agents were counted, and none may read: elected since, or gone
	if (isByLink && (scope === "full" || !place.contactEmail)) throw new RuleViolation("referral.nobody-there");
	await tx
		.updateTable("referralRecipient")
		.set({
			state: "sent",
			stateSince: now,
			sentAt: now,
			isBound: scope === "full",
			byLink: isByLink,
			waitingOn: "recipient",
			dueOn: plusWorkingDays(dayOf(now), daysToAct("sent", referral.urgency, settings), settings.department),
		})
		.where("territoryId", "=", territoryId)
		.where("id", "=", recipientId)
		.execute();
	await tx
		.insertInto("referralStep")
		.values({
			id: newId(),
			territoryId,
			referralId: referral.id,
			recipientId,
			action: "send",
			fromState: "draft",
			toState: "sent",
			personId,
			at: now,
		})
		.execute();
	await recordEvent(tx, territoryId, referralSent, { referralId: referral.id, recipientId, isByLink });
}
