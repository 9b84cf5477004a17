import type { Day } from "../kernel/calendar.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { Part, Recipient, RecipientState, ReferralSettings, Side, Urgency } from "./types.ts";

/** What either side does about one recipient's answer. */
export const actions = [
	"receive",
	"ask-info",
	"give-info",
	"accept",
	"fix-appointment",
	"mark-met",
	"mark-not-come",
	"start",
	"relay",
	"decline",
	"cancel",
	"confirm-cancellation",
	"close",
	"reopen",
	"expire",
	"withdraw",
	"resume",
] as const;
export type Action = (typeof actions)[number];

interface Transition {
	by: readonly (Side | "product")[];
	from: readonly RecipientState[];
	to: RecipientState;
}

const asked = ["sent", "received", "reopened"] as const;
const atWork = ["accepted", "appointment", "met", "not-come", "in-progress"] as const;

/** The whole life of one recipient's answer: who may do what, from which states, and where it leads. */
export const transitions: Record<Action, Transition> = {
	receive: { by: ["recipient"], from: ["sent"], to: "received" },
	"ask-info": { by: ["recipient"], from: [...asked, "accepted", "in-progress"], to: "info-requested" },
	"give-info": { by: ["sender"], from: ["info-requested"], to: "received" },
	accept: { by: ["recipient"], from: [...asked, "info-requested"], to: "accepted" },
	"fix-appointment": { by: ["recipient"], from: ["accepted", "appointment", "met", "not-come", "in-progress"], to: "appointment" },
	"mark-met": { by: ["recipient"], from: ["appointment"], to: "met" },
	"mark-not-come": { by: ["recipient"], from: ["appointment"], to: "not-come" },
	start: { by: ["recipient"], from: ["accepted", "met", "not-come"], to: "in-progress" },
	relay: { by: ["recipient"], from: [...asked, "info-requested", ...atWork], to: "relayed" },
	decline: { by: ["recipient"], from: [...asked, "info-requested"], to: "declined" },
	// what nobody has read yet is taken back at once; the rest asks the recipient to confirm that they stop
	cancel: { by: ["sender"], from: ["received", "info-requested", "reopened", ...atWork], to: "cancelling" },
	"confirm-cancellation": { by: ["recipient"], from: ["cancelling"], to: "cancelled" },
	close: { by: ["recipient"], from: ["accepted", "met", "not-come", "in-progress"], to: "closed" },
	reopen: { by: ["sender", "recipient"], from: ["closed", "declined", "expired"], to: "reopened" },
	expire: { by: ["product"], from: [...asked, "info-requested"], to: "expired" },
	// the person withdrew the agreement that this rested on, then gave another
	withdraw: { by: ["product"], from: [...asked, "info-requested", ...atWork, "cancelling"], to: "cancelled" },
	resume: { by: ["product"], from: ["cancelled"], to: "reopened" },
};

/**
 * Where an action leads from a state.
 * @throws RuleViolation when it cannot be done there, or not by this side
 */
export function after(action: Action, state: RecipientState, by: Side | "product"): RecipientState {
	const { by: sides, from, to } = transitions[action];
	if (action === "cancel" && by === "sender" && state === "sent") return "cancelled";
	if (!sides.includes(by) || !from.includes(state)) throw new RuleViolation("referral.wrong-state");
	return to;
}

/** What a side may do in a state, in the order of the list above. */
export const actionsOf = (state: RecipientState, by: Side): Action[] =>
	actions.filter(
		(action) =>
			(transitions[action].by.includes(by) && transitions[action].from.includes(state)) ||
			(action === "cancel" && by === "sender" && state === "sent"),
	);

/** Over: nobody waits for anybody. */
export const endStates = ["relayed", "declined", "cancelled", "closed", "expired"] as const satisfies readonly RecipientState[];
export const isOver = (state: RecipientState): boolean => (endStates as readonly RecipientState[]).includes(state);

/** Turned away: what the referral says is closed to the recipient. */
export const isTurnedAway = (state: RecipientState): boolean => state === "declined" || state === "cancelled" || state === "expired";

/** Whose turn it is. */
export function waitsOn(state: RecipientState): Side | null {
	if (state === "draft" || isOver(state)) return null;
	return state === "info-requested" ? "sender" : "recipient";
}

/** Working days that a wait may last: to answer, by urgency; then, for what was accepted, until the next news. */
export function daysToAct(state: RecipientState, urgency: Urgency, settings: ReferralSettings): number {
	const toAnswer = { immediate: settings.immediateDays, soon: settings.soonDays, ordinary: settings.ordinaryDays }[urgency];
	return state === "in-progress" || state === "met" ? Math.max(20, toAnswer) : toAnswer;
}

/** What an agreement covers, as the check before sending needs it. */
export interface AgreementFacts {
	givenOn: Day;
	endsOn: Day;
	withdrawnOn: Day | null;
	covers: readonly Part[];
	organisationIds: readonly string[];
}

/** Whether one of the agreements lets this part go to this body on this day. */
export const isAgreed = (agreements: readonly AgreementFacts[], organisationId: string, part: Part, today: Day): boolean =>
	agreements.some(
		({ givenOn, endsOn, withdrawnOn, covers, organisationIds }) =>
			withdrawnOn === null && givenOn <= today && endsOn >= today && covers.includes(part) && organisationIds.includes(organisationId),
	);

/** Whether the agreements cover, on this day, every part that this body receives. */
export const isCovered = (
	agreements: readonly AgreementFacts[],
	{ organisationId, scope, passesNir }: Pick<Recipient, "organisationId" | "scope" | "passesNir">,
	today: Day,
): boolean => {
	const passed: Part[] = scope === "card" ? ["card"] : passesNir ? ["card", "account", "nir"] : ["card", "account"];
	return passed.every((part) => isAgreed(agreements, organisationId, part, today));
};
