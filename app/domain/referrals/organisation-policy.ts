import { type Actor, isSteward } from "../kernel/actor.ts";
import type { OrganisationId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

/** What binds an organisation and what it may receive: a steward's word alone, for it opens or closes what people entrusted. */
export const changeOrganisation = (actor: Actor): Verdict => (isSteward(actor) ? allow : deny("referral-organisation.stewards-only"));

/** How to reach it and what it answers: its own manager knows best. */
export const changeContact = (actor: Actor, organisationId: OrganisationId): Verdict =>
	isSteward(actor) || (actor.referral?.duties.includes("manager") && actor.organisationId === organisationId)
		? allow
		: deny("referral-organisation.manager-only");
