import { describe, expect, it } from "vitest";
import { type Action, actions, actionsOf, after, daysToAct, isAgreed, isOver, isTurnedAway, waitsOn } from "./rules.ts";
import { defaultSettings, type RecipientState, recipientStates, type Side } from "./types.ts";

type Moves = Partial<Record<Action, RecipientState>>;
interface Life {
	recipient: Moves;
	sender: Moves;
	product: Moves;
	/** Whose turn it is there. */
	waits: Side | null;
}

const toAnswer: Moves = { "ask-info": "info-requested", accept: "accepted", relay: "relayed", decline: "declined" };
const unanswered: Moves = { expire: "expired", withdraw: "cancelled" };
const stopped: Moves = { cancel: "cancelling" };
const withdrawn: Moves = { withdraw: "cancelled" };

/** Every state, and everything that may be done there by each side: what is not written cannot be done. */
const life: Record<RecipientState, Life> = {
	draft: { recipient: {}, sender: {}, product: {}, waits: null },
	sent: { recipient: { receive: "received", ...toAnswer }, sender: { cancel: "cancelled" }, product: unanswered, waits: "recipient" },
	received: { recipient: toAnswer, sender: stopped, product: unanswered, waits: "recipient" },
	"info-requested": {
		recipient: { accept: "accepted", relay: "relayed", decline: "declined" },
		sender: { "give-info": "received", ...stopped },
		product: unanswered,
		waits: "sender",
	},
	accepted: {
		recipient: {
			...{ "ask-info": "info-requested", "fix-appointment": "appointment", start: "in-progress", relay: "relayed", close: "closed" },
		},
		sender: stopped,
		product: withdrawn,
		waits: "recipient",
	},
	appointment: {
		recipient: { "fix-appointment": "appointment", "mark-met": "met", "mark-not-come": "not-come", relay: "relayed" },
		sender: stopped,
		product: withdrawn,
		waits: "recipient",
	},
	met: {
		recipient: { "fix-appointment": "appointment", start: "in-progress", relay: "relayed", close: "closed" },
		sender: stopped,
		product: withdrawn,
		waits: "recipient",
	},
	"not-come": {
		recipient: { "fix-appointment": "appointment", start: "in-progress", relay: "relayed", close: "closed" },
		sender: stopped,
		product: withdrawn,
		waits: "recipient",
	},
	"in-progress": {
		recipient: { "ask-info": "info-requested", "fix-appointment": "appointment", relay: "relayed", close: "closed" },
		sender: stopped,
		product: withdrawn,
		waits: "recipient",
	},
	relayed: { recipient: {}, sender: {}, product: {}, waits: null },
	declined: { recipient: { reopen: "reopened" }, sender: { reopen: "reopened" }, product: {}, waits: null },
	cancelling: { recipient: { "confirm-cancellation": "cancelled" }, sender: {}, product: withdrawn, waits: "recipient" },
	cancelled: { recipient: {}, sender: {}, product: { resume: "reopened" }, waits: null },
	closed: { recipient: { reopen: "reopened" }, sender: { reopen: "reopened" }, product: {}, waits: null },
	reopened: { recipient: toAnswer, sender: stopped, product: unanswered, waits: "recipient" },
	expired: { recipient: { reopen: "reopened" }, sender: { reopen: "reopened" }, product: {}, waits: null },
};

describe.each(recipientStates)("an answer that is %s", (state) => {
	it.each(["recipient", "sender", "product"] as const)("goes where the %s may take it, and nowhere else", (side) => {
		const led = Object.fromEntries(
			actions.map((action) => {
				try {
					return [action, after(action, state, side)];
				} catch (error) {
					expect(error).toMatchObject({ kind: "rule", code: "referral.wrong-state" });
					return [action, undefined];
				}
			}),
		);
		expect(led).toEqual(Object.fromEntries(actions.map((action) => [action, life[state][side][action]])));
	});

	it("offers to each side exactly what that side may do", () => {
		for (const side of ["recipient", "sender"] as const)
			expect(new Set(actionsOf(state, side))).toEqual(new Set(Object.keys(life[state][side])));
	});

	it("waits on the side that must act, and on nobody once it is over", () => {
		expect(waitsOn(state)).toBe(life[state].waits);
		expect(isOver(state)).toBe(life[state].waits === null && state !== "draft");
	});
});

it("closes its content to those who turned it away, and to no others", () => {
	expect(recipientStates.filter(isTurnedAway)).toEqual(["declined", "cancelled", "expired"]);
});

it("waits by urgency for an answer, and longer once the work is under way", () => {
	const days = (state: RecipientState) =>
		(["immediate", "soon", "ordinary"] as const).map((urgency) => daysToAct(state, urgency, defaultSettings));
	expect(days("sent")).toEqual([1, 3, 10]);
	expect(days("in-progress")).toEqual([20, 20, 20]);
});

it("holds to what was agreed: this body, this part, these days, and not withdrawn", () => {
	const agreement = {
		givenOn: "2026-11-01",
		endsOn: "2026-12-01",
		withdrawnOn: null,
		covers: ["card"],
		organisationIds: ["ccas"],
	} as never;
	const agreed = (changes: object, organisation = "ccas", part: "card" | "account" = "card", today = "2026-11-23") =>
		isAgreed([{ ...(agreement as object), ...changes } as never], organisation, part, today as never);
	expect(agreed({})).toBe(true);
	expect(agreed({}, "caf")).toBe(false);
	expect(agreed({}, "ccas", "account")).toBe(false);
	expect([agreed({}, "ccas", "card", "2026-12-01"), agreed({}, "ccas", "card", "2026-12-02")]).toEqual([true, false]);
	expect(agreed({ givenOn: "2026-11-24" })).toBe(false);
	expect(agreed({ withdrawnOn: "2026-11-20" })).toBe(false);
});
