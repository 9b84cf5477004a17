import type { PersonId, TerritoryId } from "../kernel/ids.ts";

/** What the secret of a mail does, and nothing else. Convocations have their own link, which takes another answer until the meeting begins. */
export type MailPurpose = "complete-task" | "enter-value" | "unsubscribe-digest";

export const validDaysOf: Record<MailPurpose, number> = { "complete-task": 14, "enter-value": 14, "unsubscribe-digest": 400 };

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
	| (Link & { purpose: Exclude<MailPurpose, "unsubscribe-digest">; territoryId: TerritoryId; objectId: string })
	| (Link & { purpose: "unsubscribe-digest"; territoryId: null; objectId: null });
