import { findCommittee } from "../committees/queries.server.ts";
import { findMemberToWriteTo } from "../deliveries/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { getMeeting } from "../meetings/queries.server.ts";
import { findMinutes } from "../minutes/queries.server.ts";
import { readEdition } from "./edition.server.ts";
import { listOwnTasks } from "./recipients.server.ts";
import type { Cut, Edition, LetterStatus } from "./types.ts";

/** A letter as it is to be sent now. */
export interface LetterToSend {
	minutesId: string;
	meetingId: MeetingId;
	status: LetterStatus;
	/** Null when there is nobody to write to any more, or nothing to send: the text was re-opened. */
	to: { personId: PersonId | null; displayName: string; email: string } | null;
	territorySlug: string;
	territoryName: string;
	committeeSlug: string;
	committeeName: string;
	meetingTitle: string;
	meetingStartsAt: Date;
	byName: string;
	tasks: { id: string; title: string; dueOn: string }[];
	/** For who has no account: what is printed and attached. */
	edition: Edition | null;
}

/** Null when no such letter was ever asked for. */
export async function findLetterToSend(tx: ReadTx, territoryId: TerritoryId, id: string, today: Day): Promise<LetterToSend | null> {
	const row = await tx
		.selectFrom("minutesMailingRecipient as letter")
		.innerJoin("minutesMailing as mailing", "mailing.id", "letter.mailingId")
		.innerJoin("person as sender", "sender.id", "mailing.launchedBy")
		.innerJoin("minutes", "minutes.id", "letter.minutesId")
		.innerJoin("committee", "committee.id", "minutes.committeeId")
		.innerJoin("territory", "territory.id", "letter.territoryId")
		.select(["letter.minutesId", "letter.status", "letter.personId", "letter.email", "letter.cut", "sender.displayName as byName"])
		.select(["minutes.meetingId", "minutes.committeeId", "committee.slug as committeeSlug", "committee.name as committeeName"])
		.select(["territory.slug as territorySlug", "territory.name as territoryName"])
		.where("letter.territoryId", "=", territoryId)
		.where("letter.id", "=", id)
		.executeTakeFirst();
	if (!row) return null;
	const { personId, email, cut, committeeId, ...told } = row;
	const meetingId = row.meetingId as MeetingId | null;
	const meeting = meetingId && (await getMeeting(tx, territoryId, committeeId as CommitteeId, meetingId));
	const member = personId ? await findMemberToWriteTo(tx, territoryId, personId as PersonId, today) : null;
	const address = email ? { personId: null, displayName: email, email } : null;
	const to = meeting ? (member ?? address) : null;
	return {
		...told,
		status: row.status as LetterStatus,
		meetingId: meetingId as MeetingId,
		to,
		meetingTitle: meeting ? meeting.title : "",
		meetingStartsAt: meeting ? meeting.startsAt : new Date(0),
		tasks: meetingId && member ? await listOwnTasks(tx, territoryId, meetingId, member.personId) : [],
		edition: meeting && address ? await editionOf(tx, territoryId, meeting, cut as Cut) : null,
	};
}

async function editionOf(tx: ReadTx, territoryId: TerritoryId, meeting: Awaited<ReturnType<typeof getMeeting>>, cut: Cut) {
	const minutes = await findMinutes(tx, territoryId, meeting.id);
	const committee = await findCommittee(tx, territoryId, meeting.committeeId);
	// the whole text goes to nobody without an account, whatever a row says
	if (!minutes || !committee || cut === "comite") return null;
	return readEdition(tx, territoryId, { committee: committee.name, meeting, minutes }, cut);
}
