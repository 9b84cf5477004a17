import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import type { Change } from "#app/domain/minutes/changes.ts";
import type { DecisionShown, Nameable } from "#app/domain/minutes/decision-shown.ts";
import type { Doc, MinutesStatus, Review } from "#app/domain/minutes/types.ts";
import { attendanceLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatDateTime } from "../format.ts";
import type { Crumb } from "../layout/breadcrumbs.tsx";

/** Whose minutes these are. */
export interface Place {
	territory: string;
	committee: { slug: string; name: string };
	meeting: { id: string; title: string; startsAt: string; place: string | null; isCancelled: boolean };
}

/** A text with all that a page shows of it. */
export interface TextShown {
	status: MinutesStatus;
	revision: number;
	doc: Doc;
	decisions: readonly DecisionShown[];
	/** Sheets and people that its records name. */
	named: Nameable;
	attendance: readonly { personId: string; name: string; organisation: string; status: AttendanceStatus }[];
	updatedAt: string;
	updatedByName: string | null;
	submittedAt: string | null;
	submittedByName: string | null;
	/** `isIntact` is null where only the open cut of the text may be read: its bytes are not those that were sealed. */
	seal: { sha256: string; isIntact: boolean | null; approvedAt: string; approvedByName: string | null } | null;
}

export type Turn = Pick<Review, "verdict" | "remark" | "personName"> & { at: string };

/** What a corrected text became since it was last sent back; `changes` is null when it is beyond comparing. */
export interface Since {
	at: string;
	remarks: readonly string[];
	changes: readonly Change[] | null;
}

export const addressOf = ({ territory, committee, meeting }: Place) => [territory, committee.slug, meeting.id] as const;

/** The way from the committees down to the minutes of a meeting, or a page under them. */
export const crumbsOf = (place: Place, here?: string): Crumb[] => {
	const { territory, committee, meeting } = place;
	const minutes = "Compte rendu";
	return [
		{ label: "Comités", href: paths.committees(territory) },
		{ label: committee.name, href: paths.committee(territory, committee.slug) },
		{ label: meeting.title, href: paths.meeting(...addressOf(place)) },
		...(here ? [{ label: minutes, href: paths.minutes(...addressOf(place)) }, { label: here }] : [{ label: minutes }]),
	];
};

/** When, where, who: the lines at the head of the document. */
export function factsOf({ meeting }: Place, { attendance }: Pick<TextShown, "attendance">): string[] {
	const when = formatDateTime(meeting.startsAt);
	const groups = (Object.keys(attendanceLabels) as AttendanceStatus[]).flatMap((status) => {
		const names = attendance.filter((one) => one.status === status).map(({ name, organisation }) => `${name} (${organisation})`);
		return names.length > 0 ? [`${attendanceLabels[status]}${names.length > 1 ? "s" : ""}\u00a0: ${names.join(", ")}`] : [];
	});
	return [`${when[0]?.toUpperCase()}${when.slice(1)}${meeting.place ? `, ${meeting.place}` : ""}`, ...groups];
}
