import { type Actor, isSteward } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { SavedViewFacts } from "./types.ts";

/** Everyone keeps lists for themselves; to put one before the whole territory is to contribute. */
export const saveView = (actor: Actor, { isShared }: { isShared: boolean }): Verdict =>
	isShared && actor.role === "reader" ? deny("saved-view.reader") : allow;

/** One's own, and those that are shared. */
export const readView = (actor: Actor, view: SavedViewFacts): Verdict =>
	view.territoryId === actor.territoryId && (view.isShared || view.personId === actor.personId) ? allow : deny("saved-view.not-yours");

/** Whoever made it; what is shared is also kept in order by the stewards. */
export function editView(actor: Actor, view: SavedViewFacts): Verdict {
	const read = readView(actor, view);
	if (!read.allowed || view.personId === actor.personId) return read;
	return isSteward(actor) ? allow : deny("saved-view.not-yours");
}

/** Sharing and taking back are for whoever made it: a list does not vanish into someone else's own. */
export function shareView(actor: Actor, view: SavedViewFacts, isShared: boolean): Verdict {
	if (isShared === view.isShared) return allow;
	return view.personId === actor.personId ? saveView(actor, { isShared }) : deny("saved-view.sharing-not-yours");
}

export const removeView = editView;
