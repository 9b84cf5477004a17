import { emailPhrases } from "#app/messages/emails.ts";
import { formatDateTime } from "#app/ui/format.ts";
import type { Block } from "./content.ts";

interface MeetingFacts {
	committeeName: string;
	meetingTitle: string;
	meetingStartsAt: Date;
	/** Who submitted, approved, asked for changes or sends round. */
	byName: string;
}

/** Of which meeting the minutes are, and who did what of them. */
export const meetingFacts = ({ committeeName, meetingTitle, meetingStartsAt, byName }: MeetingFacts): Block => ({
	kind: "facts",
	facts: [
		{ label: emailPhrases.meetingLabel, value: meetingTitle },
		{ label: "Date", value: formatDateTime(meetingStartsAt) },
		{ label: emailPhrases.committeeLabel, value: committeeName },
		{ label: emailPhrases.fromLabel, value: byName },
	],
});
