import type { Day } from "../kernel/calendar.ts";
import type { Need, RecipientId, RecipientState, ReferralId, Side, Urgency } from "./types.ts";

/** One answer, or one draft, as its line of the worklist: who it is about is not there. */
export interface ListedReferral {
	referralId: ReferralId;
	recipientId: RecipientId | null;
	reference: string;
	side: Side;
	need: Need;
	urgency: Urgency;
	state: RecipientState;
	since: Date;
	waitingOn: Side | null;
	dueOn: Day | null;
	/** The other organisation; of a draft, those chosen so far. */
	others: string[];
	/** Who follows it on the reader's own side. */
	followedBy: string | null;
	isArchived: boolean;
}
