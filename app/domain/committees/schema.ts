import { z } from "zod";
import { mandateRoles } from "../kernel/actor.ts";
import { Day } from "../kernel/calendar.ts";
import { CommitteeId, idSchema, MeetingId, OrganisationId, PersonId } from "../kernel/ids.ts";
import { optionalText, orNull, Revision } from "../kernel/inputs.ts";
import { Slug } from "../kernel/slug.ts";
import { committeeKinds, GuestId, MandateId, quorumRules } from "./types.ts";

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

const bodyFields = {
	name: z.string().trim().min(1).max(200),
	kind: z.enum(committeeKinds),
	purpose: optionalText(1000),
	chairRule: optionalText(200),
	cadence: optionalText(200),
	/** Council commissions it is attached to: one a line. */
	commissions: optionalText(1000),
	programmeIds: z.array(idSchema("Programme")).max(50).default([]),
};
/** The lines of a text, each once. */
export function linesOf(text: string | null): string[] {
	return [...new Set((text ?? "").split(/\r?\n/).map((line) => line.trim()))].filter(Boolean);
}

export const OpenCommittee = z.strictObject(bodyFields);
export type OpenCommittee = z.input<typeof OpenCommittee>;

export const EditCommittee = z.strictObject({ committeeId: CommitteeId, revision: Revision, ...bodyFields });
export type EditCommittee = z.input<typeof EditCommittee>;

const days = z.number().int().min(0).max(90);
export const SetCharter = z
	.strictObject({
		committeeId: CommitteeId,
		revision: Revision,
		quorumRule: z.enum(quorumRules),
		quorumCount: orNull(z.number().int().min(1).max(500)),
		noticeDays: days,
		paperDays: days,
		observationDays: days,
		silenceApproves: z.boolean().default(false),
		toMembers: z.boolean().default(false),
		toGuests: z.boolean().default(false),
		/** Addresses outside the body: one a line. */
		emails: optionalText(4000).refine((text) => {
			const all = linesOf(text);
			return all.length <= 50 && all.every((one) => z.email().safeParse(one).success);
		}, "committee.wrong-address"),
		organisationIds: z.array(OrganisationId).max(100).default([]),
	})
	.refine(({ quorumRule, quorumCount }) => quorumRule !== "number" || quorumCount !== null, {
		error: "committee.quorum-count",
		path: ["quorumCount"],
	});
export type SetCharter = z.input<typeof SetCharter>;

export const SetSeat = z
	.strictObject({ committeeId: CommitteeId, organisationId: OrganisationId, delegateId: orNull(PersonId), substituteId: orNull(PersonId) })
	.refine(({ delegateId, substituteId }) => delegateId === null || delegateId !== substituteId, {
		error: "seat.same-person",
		path: ["substituteId"],
	});
export type SetSeat = z.input<typeof SetSeat>;

export const RemoveSeat = z.strictObject({ committeeId: CommitteeId, organisationId: OrganisationId });
export type RemoveSeat = z.input<typeof RemoveSeat>;

/** A person of the territory, or someone from outside by name and address. */
export const AddGuest = z
	.strictObject({
		committeeId: CommitteeId,
		/** Null for whoever comes to every meeting. */
		meetingId: orNull(MeetingId),
		personId: orNull(PersonId),
		name: optionalText(120),
		email: orNull(z.email().max(254)),
		organisation: optionalText(200),
	})
	.refine(({ personId, name, email }) => personId !== null || (name !== null && email !== null), { error: "guest.who", path: ["name"] });
export type AddGuest = z.input<typeof AddGuest>;

export const RemoveGuest = z.strictObject({ committeeId: CommitteeId, guestId: GuestId });
export type RemoveGuest = z.input<typeof RemoveGuest>;

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
