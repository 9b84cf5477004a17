import type { MeetingStatus } from "#app/domain/meetings/types.ts";
import type { MinutesStatus } from "#app/domain/minutes/types.ts";
import { meetingMinutesLabels, meetingStatusLabels } from "#app/messages/meetings.ts";
import { paths } from "#app/paths.ts";
import { formatCount, formatShortDateTime } from "../format.ts";
import { Badge } from "../primitives/badge.tsx";
import { ItemList } from "../primitives/item-list.tsx";
import { meetingTones, minutesTones } from "./facts.ts";

export interface ListedMeeting {
	id: string;
	title: string;
	startsAt: string;
	place: string | null;
	status: MeetingStatus;
	minutesStatus: MinutesStatus | null;
	pointCount: number;
	presentCount: number;
}

/** Meetings of one body, one line each. */
export function MeetingItems({
	territory,
	committee,
	meetings,
	label,
}: {
	territory: string;
	committee: string;
	meetings: readonly ListedMeeting[];
	label: string;
}) {
	return (
		<ItemList
			label={label}
			items={meetings.map((meeting) => ({
				key: meeting.id,
				title: meeting.title,
				href: paths.meeting(territory, committee, meeting.id),
				text: [
					formatShortDateTime(meeting.startsAt),
					meeting.place,
					meeting.pointCount > 0 &&
						meeting.status !== "held" &&
						formatCount(meeting.pointCount, "point à l'ordre du jour", "points à l'ordre du jour"),
					meeting.presentCount > 0 && formatCount(meeting.presentCount, "personne présente", "personnes présentes"),
				]
					.filter(Boolean)
					.join(" · "),
				meta: meeting.minutesStatus ? (
					<Badge tone={minutesTones[meeting.minutesStatus]}>{meetingMinutesLabels[meeting.minutesStatus]}</Badge>
				) : (
					<Badge tone={meetingTones[meeting.status]}>{meetingStatusLabels[meeting.status]}</Badge>
				),
			}))}
		/>
	);
}
