import type { Action } from "./rules.ts";

/** Steps that people take, by their name in the address. */
export const stepSlugs = {
	receive: "reception",
	"ask-info": "complement-demande",
	"give-info": "complement",
	accept: "acceptation",
	"fix-appointment": "rendez-vous",
	"mark-met": "venue",
	"mark-not-come": "absence",
	start: "accompagnement",
	relay: "passage",
	decline: "refus",
	cancel: "annulation",
	"confirm-cancellation": "annulation-confirmee",
	close: "fin",
	reopen: "reouverture",
} as const satisfies Partial<Record<Action, string>>;
export type StepAction = keyof typeof stepSlugs;

export const isStepAction = (action: Action): action is StepAction => action in stepSlugs;

export const stepOfSlug = (slug: string | undefined): StepAction | undefined =>
	(Object.keys(stepSlugs) as StepAction[]).find((action) => stepSlugs[action] === slug);
