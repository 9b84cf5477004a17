import type { NoticeCode, RaisedNotice } from "../notices/types.ts";
import { definitionOf } from "./catalogue.ts";
import { type Claimed, type ReminderKind, type ReminderKindCode, reminderKinds } from "./types.ts";

/** Whether the reminder has a mail of its own, which whoever must act receives. */
export const hasLetter = ({ kind, level }: Pick<Claimed, "kind" | "level">): boolean =>
	level === 0 && reminderKinds.includes(kind as ReminderKind);

/** The notices that reminders of a kind may be: to whoever must act, and to those above. */
export const noticeKindsOf = (kind: ReminderKindCode): [NoticeCode, NoticeCode] => [
	`${definitionOf(kind).isUrgent ? "reminder-urgent" : "reminder"}/${kind}`,
	`reminder-of-others/${kind}`,
];

/** Reminders of one object are one notice of a person, whichever the stage. */
export function noticeOf(claimed: Claimed): RaisedNotice {
	const { objectKind, isUrgent } = definitionOf(claimed.kind);
	const [own, ofOthers] = noticeKindsOf(claimed.kind);
	return {
		territoryId: claimed.territoryId,
		personId: claimed.personId,
		kind: claimed.level > 0 ? ofOthers : own,
		objectKind,
		objectId: claimed.objectId,
		actorId: null,
		mergeKey: `reminder/${claimed.kind}/${claimed.objectId}`,
		isUrgent,
		cause: claimed.id,
		// letters of their own, at the delays of the territory, follow a referral whose answer waits
		isTold: hasLetter(claimed) || (claimed.kind === "referral-appointment" && !claimed.stage.startsWith("manual-")),
	};
}
