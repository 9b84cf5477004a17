import { TZDate } from "@date-fns/tz";
import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { zone } from "#app/domain/kernel/calendar.ts";
import { printable, uidOf, withZone } from "./calendar-zone.ts";

interface Party {
	name: string;
	email: string;
}

export interface MeetingInvitation {
	method: "REQUEST" | "CANCEL";
	meetingId: string;
	/** Of the meeting: it grows with each of its changes, so that the newer of two invitations wins. */
	revision: number;
	writtenAt: Date;
	/** Makes the meeting's own address, the same as in the calendars one subscribes to. */
	publicUrl: URL;
	title: string;
	committeeName: string;
	startsAt: Date;
	endsAt: Date | null;
	/** Place, room and video link on one line. */
	where: string | null;
	description: string;
	url: string;
	/** Whoever convenes. */
	organizer: Party;
	attendee: Party;
}

/** The invitation that comes with a notice, for the reader's own calendar (RFC 5545 and 5546). */
export function meetingInvitation(invitation: MeetingInvitation): string {
	const { method, meetingId, revision, writtenAt, publicUrl, title, committeeName, startsAt, endsAt, where, description, url } = invitation;
	const isOff = method === "CANCEL";
	const calendar = ical({
		prodId: { company: "Maillage", product: "Convocation", language: "FR" },
		method: isOff ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
	});
	calendar.createEvent({
		id: uidOf(`meeting-${meetingId}`, publicUrl),
		sequence: revision,
		stamp: writtenAt,
		start: new TZDate(startsAt, zone),
		end: endsAt && new TZDate(endsAt, zone),
		timezone: zone,
		summary: printable(`${committeeName} – ${title}`),
		description: printable(description),
		location: where && printable(where),
		url,
		status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		transparency: isOff ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
		organizer: partyOf(invitation.organizer),
		// Answers are given in Maillage: a calendar's own would go to a mailbox that nobody reads for the others.
		attendees: [{ ...partyOf(invitation.attendee), role: ICalAttendeeRole.REQ, status: ICalAttendeeStatus.NEEDSACTION, rsvp: false }],
	});
	return withZone(calendar.toString());
}

/** A name between quotes holds no quote, and an address no space nor line break. */
function partyOf(party: Party): Party {
	const email = party.email.replace(/[\s"<>;]+/g, "");
	const name = printable(party.name)
		.replace(/["\r\n\t]+/g, " ")
		.trim();
	// of a name that nothing can be read of, the address stays
	return { name: name || email, email };
}
