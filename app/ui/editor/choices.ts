import type { AttendanceStatus } from "#app/domain/meetings/types.ts";
import { type DecisionShown, decisionShown, type Nameable } from "#app/domain/minutes/decision-shown.ts";
import type { DecisionBlock } from "#app/domain/minutes/types.ts";

/** What the records of a text may name, and who was at the meeting. */
export interface Choices extends Nameable {
	owners: readonly { id: string; name: string; organisation: string; isOfCommittee: boolean }[];
	attendance: readonly { personId: string; name: string; organisation: string; status: AttendanceStatus }[];
}

/** A decision of the text with what it names. */
export const shownOf = (attrs: Record<string, unknown> | undefined, choices: Choices): DecisionShown =>
	decisionShown(attrs as unknown as DecisionBlock, choices);
