import { type Actor, isSteward } from "../kernel/actor.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** The split is agreed between organisations, and written down by those who run the territory; every member reads it. */
export const editMissions = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("mission.stewards-only"));

/** A session is kept up by those who hold it: agents and managers of the organisation, and the stewards. */
export const editSession = (actor: Actor, session: { organisationId: OrganisationId }): Verdict =>
	isSteward(actor) || (holds(actor) && actor.organisationId === session.organisationId) ? allow : deny("drop-in-session.holders-only");

/** For which organisations one may open a session: any, one's own, or none. */
export const opensSessions = (actor: Actor): "any" | "own" | "none" => (isSteward(actor) ? "any" : holds(actor) ? "own" : "none");

const holds = (actor: Actor): boolean => (actor.referral?.duties ?? []).some((duty) => duty === "agent" || duty === "manager");
