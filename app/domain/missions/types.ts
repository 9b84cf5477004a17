import type { Day } from "../kernel/calendar.ts";
import { type Id, idSchema, type OrganisationId } from "../kernel/ids.ts";
import type { Department } from "../kernel/public-holidays.ts";
import type { Need, Public } from "../referrals/types.ts";

export type MissionId = Id<"Mission">;
export const MissionId = idSchema("Mission");
export type SessionId = Id<"DropInSession">;
export const SessionId = idSchema("DropInSession");

export const missionParts = ["lead", "support"] as const;
/** One organisation leads a mission for a public; others support it. */
export type MissionPart = (typeof missionParts)[number];

/** What an organisation does for a public, and on the ground of which convention. */
export interface Mission {
	id: MissionId;
	need: Need;
	public: Public;
	organisationId: OrganisationId;
	organisationName: string;
	part: MissionPart;
	convention: string | null;
	conventionOn: Day | null;
	reviewOn: Day | null;
	note: string | null;
	revision: number;
}

export const rhythms = ["weekly", "fortnightly", "monthly"] as const;
export type Rhythm = (typeof rhythms)[number];

export const bookings = ["free", "appointment", "referral-only"] as const;
export type Booking = (typeof bookings)[number];

/** When a drop-in session comes back: days of the French calendar, hours of French clocks. */
export interface SessionRule {
	rhythm: Rhythm;
	/** From Monday, 1, to Sunday, 7. */
	weekday: number;
	/** Of a monthly one: which of these weekdays of the month; -1 is the last. */
	nth: number | null;
	opensAt: string;
	closesAt: string;
	startsOn: Day;
	endsOn: Day | null;
	/** Days without it, beside public holidays. */
	closedOn: Day[];
	/** Of the territory, whose public holidays count. */
	department?: Department;
}

/** Where and when an organisation receives, often in the premises of another. */
export interface DropInSession extends SessionRule {
	id: SessionId;
	organisationId: OrganisationId;
	organisationName: string;
	hostId: OrganisationId | null;
	hostName: string | null;
	place: string;
	booking: Booking;
	note: string | null;
	/** The day that somebody last said it still holds. */
	confirmedOn: Day | null;
	revision: number;
}
