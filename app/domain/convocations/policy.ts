import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import { prepareMeeting } from "../meetings/policy.ts";

/** Whoever prepares the meeting sends its notice, and writes again to those who have not answered. */
export const convene = prepareMeeting;

/** Who answered what is between those who sit together. */
export const readAnswers = (actor: Actor, { committeeId }: { committeeId: CommitteeId }): Verdict =>
	isSteward(actor) || holdsMandate(actor, committeeId) ? allow : deny("convocation.members-only");
