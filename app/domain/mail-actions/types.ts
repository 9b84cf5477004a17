/** What the secret of a mail does; nothing else, and all of them once but the last. */
export const mailPurposes = ["complete-task", "enter-value", "answer-meeting", "unsubscribe-digest"] as const;
export type MailPurpose = (typeof mailPurposes)[number];
/** Those that act on an object, in the name of the person, with the rights they hold at that moment. */
export type MailAct = Exclude<MailPurpose, "unsubscribe-digest">;

/** In days; an answer to a meeting is worth nothing once it begins, and the link then says so. */
export const validDaysOf: Record<MailPurpose, number> = {
	"complete-task": 14,
	"enter-value": 14,
	"answer-meeting": 60,
	"unsubscribe-digest": 400,
};
