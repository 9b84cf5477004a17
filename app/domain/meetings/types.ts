import type { CommitteeId, Id, MeetingId, PersonId, SheetId } from "../kernel/ids.ts";
import { idSchema } from "../kernel/ids.ts";
import type { MinutesStatus } from "../minutes/types.ts";

export type AgendaPointId = Id<"AgendaPoint">;
export const AgendaPointId = idSchema("AgendaPoint");

export const meetingStatuses = ["planned", "held", "cancelled"] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const attendanceStatuses = ["present", "excused", "represented", "absent"] as const;
export type AttendanceStatus = (typeof attendanceStatuses)[number];

export type SeriesId = Id<"Series">;
export type PaperId = Id<"Paper">;
export const PaperId = idSchema("Paper");

/** Said after the meeting; a point not treated goes to the next one. */
export const pointOutcomes = ["treated", "not_treated"] as const;
export type PointOutcome = (typeof pointOutcomes)[number];

/** What others than the committee and the stewards read of a confidential point. */
export const hiddenPointTitle = "Point confidentiel";

export interface AgendaPoint {
	id: AgendaPointId;
	/** From 1, without gaps. */
	position: number;
	title: string;
	notes: string | null;
	durationMinutes: number | null;
	sheet: { id: SheetId; slug: string; code: string; title: string } | null;
	/** The part of the agenda it stands in; points of one part follow one another. */
	section: string | null;
	presenter: { id: PersonId; displayName: string } | null;
	isConfidential: boolean;
	/** Confidential, and nothing but its place and length is told to this reader. */
	isHidden: boolean;
	decision: { number: number; year: number; committeeSlug: string } | null;
	outcome: PointOutcome | null;
	/** The point of an earlier meeting that it takes up. */
	origin: PointElsewhere | null;
	/** Where it was taken up again: another meeting, or the points that wait. */
	next: PointElsewhere | "backlog" | null;
	papers: Paper[];
}

export interface PointElsewhere {
	meetingId: MeetingId;
	meetingTitle: string;
	startsAt: Date;
}

/** A file or a link beside a point. */
export interface Paper {
	id: PaperId;
	pointId: AgendaPointId;
	name: string;
	/** An address; otherwise the paper is a file. */
	url: string | null;
	extension: string | null;
	/** In bytes. */
	size: number | null;
	addedByName: string;
}

export interface MeetingSummary {
	id: MeetingId;
	committeeId: CommitteeId;
	title: string;
	startsAt: Date;
	endsAt: Date | null;
	place: string | null;
	room: string | null;
	status: MeetingStatus;
	/** When members were first told of it; until then it is a draft, and nothing is sent. */
	convokedAt: Date | null;
	/** As far as the reader may know: a text still being written is the committee's own. */
	minutesStatus: MinutesStatus | null;
	pointCount: number;
	presentCount: number;
}

/** What one may say beside "present" or "represented". */
export interface Passage {
	representedById: PersonId | null;
	/** The point at which one came late; null from the start. */
	arrivedPointId: AgendaPointId | null;
	/** The point at which one left; null until the end. */
	leftPointId: AgendaPointId | null;
}

export const guestStatuses = ["present", "excused", "absent"] as const;
export type GuestStatus = (typeof guestStatuses)[number];

export interface Meeting extends Omit<MeetingSummary, "pointCount" | "presentCount"> {
	revision: number;
	videoUrl: string | null;
	seriesId: SeriesId | null;
	/** Moved on its own: changes of its series pass it by. */
	isOffSeries: boolean;
	points: AgendaPoint[];
	attendance: ({ personId: PersonId; displayName: string; organisationName: string; status: AttendanceStatus } & Passage)[];
}

/** What makes a point due, in the order in which a meeting takes it. */
export const suggestionKinds = ["carried", "proposal", "minutes", "task", "opinion", "validation", "blocked", "late", "values"] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];
