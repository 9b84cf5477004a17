import type { MandateRole } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { CommitteeId, Id, MeetingId, OrganisationId, PersonId } from "../kernel/ids.ts";
import { idSchema } from "../kernel/ids.ts";

export type MandateId = Id<"Mandate">;
export const MandateId = idSchema("Mandate");

export type GuestId = Id<"Guest">;
export const GuestId = idSchema("Guest");

export const committeeKinds = [
	"coordination_committee",
	"steering_committee",
	"technical_committee",
	"thematic_group",
	"working_group",
	"council_commission",
	"council",
	"ccas_board",
	"social_watch",
	"plenary",
	"other",
] as const;
export type CommitteeKind = (typeof committeeKinds)[number];

export interface Committee {
	id: CommitteeId;
	slug: string;
	name: string;
	kind: CommitteeKind;
	purpose: string | null;
	chairRule: string | null;
	cadence: string | null;
	/** Council commissions it is attached to, by name. */
	commissions: string[];
	revision: number;
}

/** The place of an organisation in a body, with whom it sends. */
export interface Seat {
	organisationId: OrganisationId;
	organisationName: string;
	delegateId: PersonId | null;
	delegateName: string | null;
	substituteId: PersonId | null;
	substituteName: string | null;
}

/** Someone who sits in without a mandate: at every meeting, or at one. */
export interface Guest {
	id: GuestId;
	meetingId: MeetingId | null;
	personId: PersonId | null;
	name: string;
	organisationName: string | null;
	email: string | null;
}

/** One mandate in force: a person with two mandates is there twice. */
export interface CommitteeMember {
	mandateId: MandateId;
	personId: PersonId;
	displayName: string;
	organisationName: string;
	role: MandateRole;
	/** Full-time equivalent, for a technical lead. */
	fte: number | null;
	startsOn: Day;
	endsOn: Day | null;
}

export interface CommitteeSummary extends Pick<Committee, "id" | "slug" | "name" | "kind" | "cadence"> {
	chairName: string | null;
	leadName: string | null;
	/** People, not mandates. */
	memberCount: number;
	nextMeeting: { id: MeetingId; title: string; startsAt: Date } | null;
}

export const quorumRules = ["none", "majority", "number"] as const;
export type QuorumRule = (typeof quorumRules)[number];

/** Who receives the minutes the body approves. Notices go to members and guests. */
export interface Distribution {
	members: boolean;
	guests: boolean;
	/** Addresses outside the body. */
	emails: string[];
	/** Organisations whose every member of the territory receives. */
	organisationIds: OrganisationId[];
}

/** What a body has agreed on its own way of working; delays in days. */
export interface Charter {
	quorumRule: QuorumRule;
	/** Seats that must be filled, when the rule is a number. */
	quorumCount: number | null;
	/** Days before the meeting at which its notice is due. */
	noticeDays: number;
	/** Days before the meeting at which its papers are due. */
	paperDays: number;
	/** Days given to participants for observations on the minutes. */
	observationDays: number;
	/** Whether minutes without observation at the end of that delay count as agreed. */
	silenceApproves: boolean;
	distribution: Distribution;
}

/** How a body did over a calendar year; every count is of meetings of that year, and of what they decided. */
export interface BodyHealth {
	committeeId: CommitteeId;
	slug: string;
	name: string;
	/** Meetings of the year, those called off left out. */
	planned: number;
	held: number;
	cancelled: number;
	/** Days from meeting to approval, half of the minutes taking less; null when none is approved. */
	approvalDays: number | null;
	approved: number;
	decisions: number;
	/** Tasks given then, by a decision or beside one. */
	tasks: number;
	done: number;
	overdue: number;
}

export interface OrganisationAttendance {
	organisationName: string;
	/** Presences recorded, of its people at held meetings. */
	expected: number;
	present: number;
	represented: number;
}
