import { z } from "zod";
import { mandateRoles } from "../kernel/actor.ts";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, OrganisationId, PersonId } from "../kernel/ids.ts";
import { Slug } from "../kernel/slug.ts";
import { committeeKinds, MandateId } from "./types.ts";

export const CreateCommittee = z.strictObject({
	slug: Slug,
	name: z.string().trim().min(1).max(200),
	kind: z.enum(committeeKinds),
	purpose: z.string().max(1000).nullable().default(null),
	chairRule: z.string().max(200).nullable().default(null),
	cadence: z.string().max(200).nullable().default(null),
	/** Council commissions it is attached to, by name. */
	commissions: z.array(z.string().max(120)).default([]),
	organisationIds: z.array(OrganisationId).default([]),
});
export type CreateCommittee = z.input<typeof CreateCommittee>;

export const GrantMandate = z
	.strictObject({
		committeeId: CommitteeId,
		personId: PersonId,
		role: z.enum(mandateRoles),
		/** Full-time equivalent of a technical lead, above 0 and at most 1. */
		fte: z.number().gt(0).max(1).nullable().default(null),
		startsOn: Day,
		endsOn: Day.nullable().default(null),
	})
	.refine(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn, { error: "mandate.ends-before-start", path: ["endsOn"] });
export type GrantMandate = z.input<typeof GrantMandate>;

export const EndMandate = z.strictObject({
	mandateId: MandateId,
	/** The last day on which it is held. */
	endsOn: Day,
});
export type EndMandate = z.input<typeof EndMandate>;
