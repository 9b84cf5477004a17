import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import type { NoticeKind } from "../notices/types.ts";

/** What the secret of a mail does, and nothing else. Convocations have their own link, which takes another answer until the meeting begins. */
export type MailPurpose = "complete-task" | "enter-value" | "unsubscribe-digest" | "unsubscribe-notices";

export const validDaysOf: Record<MailPurpose, number> = {
	"complete-task": 14,
	"enter-value": 14,
	"unsubscribe-digest": 400,
	"unsubscribe-notices": 400,
};

/** Why a link does nothing any more, beside what became of its object. */
export type DeadLinkReason = "unknown" | "used" | "expired" | "no-right" | "already-done" | "over";

interface Link {
	personId: PersonId;
	displayName: string;
	expiresAt: Date;
	usedAt: Date | null;
}
/** The link of a mail: to whom it was written, and what it does. */
export type MailLink =
	| (Link & { purpose: Exclude<MailPurpose, Unsubscription["purpose"]>; territoryId: TerritoryId; objectId: string })
	| Unsubscription;

/** The link that stops mails: the digest, or what a person hears of by mail without waiting. */
export type Unsubscription = Link & { territoryId: null; objectId: null } & (
		| { purpose: "unsubscribe-digest" }
		| { purpose: "unsubscribe-notices"; stops: NoticeKind[] }
	);
