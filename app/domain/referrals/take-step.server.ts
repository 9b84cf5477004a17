import { type Day, dayOf } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { assertRevision } from "../kernel/errors.ts";
import { newId, type PersonId, type TerritoryId } from "../kernel/ids.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { plusWorkingDays } from "../kernel/working-days.ts";
import { stepPlace } from "./content.server.ts";
import { referralAdvanced } from "./events.ts";
import type { ReferralKey } from "./keys.server.ts";
import { type Action, after, daysToAct, waitsOn } from "./rules.ts";
import { getSettings } from "./settings-queries.server.ts";
import { lockRecipient } from "./store.server.ts";
import type { DeclineReason, NoSolutionReason, Outcome, Recipient, RecipientId, ReferralId, Side, Urgency } from "./types.ts";
import { assertNamesNobody } from "./unnamed.server.ts";

/** Who takes a step: a person on one side, an organisation by its link, or the product. */
export interface StepTaker {
	territoryId: TerritoryId;
	personId: PersonId | null;
	side: Side | "product";
	isByLink: boolean;
	now: Date;
}

export interface AskedStep {
	referralId: ReferralId;
	recipientId: RecipientId;
	/** Of the recipient's row, as the person had it on screen; null: whatever it is. */
	revision: number | null;
	action: Action;
	word: string | null;
	appointmentAt?: Date;
	declineReason?: DeclineReason;
	outcome?: Outcome;
	noSolutionReason?: NoSolutionReason | null;
}

/**
 * One step of one recipient's answer, on its locked row: the state it starts from is the one that stands, not the one on screen.
 * `key` is needed when a word goes with it.
 */
export async function takeStep(tx: Tx, taker: StepTaker, key: ReferralKey | null, asked: AskedStep): Promise<Recipient> {
	const { territoryId, personId, side, isByLink, now } = taker;
	const { referralId, recipientId, action, word } = asked;
	const recipient = await lockRecipient(tx, territoryId, referralId, recipientId);
	if (asked.revision !== null) assertRevision(recipient, asked.revision);
	const to = after(action, recipient.state, side);
	if (word && key) await assertNamesNobody(tx, key, { territoryId, referralId }, word, "word");
	const { urgency } = await tx
		.selectFrom("referral")
		.select("urgency")
		.where("territoryId", "=", territoryId)
		.where("id", "=", referralId)
		.executeTakeFirstOrThrow();
	const settings = await getSettings(tx, territoryId);
	const waitingOn = waitsOn(to);
	const isAnswer = side === "recipient" && action !== "receive" && recipient.firstAnswerAt === null;
	const changed = {
		state: to,
		stateSince: now,
		waitingOn,
		dueOn: waitingOn && dueDay(to, urgency as Urgency, asked.appointmentAt),
		reminderStage: 0,
		declineReason: to === "declined" ? (asked.declineReason ?? null) : null,
		outcome: to === "closed" ? (asked.outcome ?? null) : null,
		noSolutionReason: to === "closed" ? (asked.noSolutionReason ?? null) : null,
		noShows: recipient.noShows + (action === "mark-not-come" ? 1 : 0),
		closedAt: waitingOn ? null : now,
		revision: recipient.revision + 1,
		...(asked.appointmentAt && { appointmentAt: asked.appointmentAt }),
		...(isAnswer && { firstAnswerAt: now }),
	} as const;
	await tx.updateTable("referralRecipient").set(changed).where("territoryId", "=", territoryId).where("id", "=", recipientId).execute();
	const id = newId();
	await tx
		.insertInto("referralStep")
		.values({
			id,
			territoryId,
			referralId,
			recipientId,
			action,
			fromState: recipient.state,
			toState: to,
			personId,
			isByLink,
			at: now,
			appointmentAt: asked.appointmentAt ?? null,
			code: changed.declineReason ?? changed.noSolutionReason ?? changed.outcome,
			sealedWord: word && key ? key.seal(stepPlace(id), word) : null,
		})
		.execute();
	await recordEvent(tx, territoryId, referralAdvanced, { referralId, recipientId, action, state: to, isByLink });
	return { ...recipient, ...changed };

	/** The day by which the next news is due: after an appointment, the working day that follows it. */
	function dueDay(state: Recipient["state"], urgent: Urgency, appointmentAt: Date | undefined): Day {
		const [from, days] = appointmentAt ? [appointmentAt, 1] : [now, daysToAct(state, urgent, settings)];
		return plusWorkingDays(dayOf(from), days, settings.department);
	}
}
