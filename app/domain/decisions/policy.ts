import { type Actor, holdsMandate, isSteward } from "../kernel/actor.ts";
import type { CommitteeId, PersonId } from "../kernel/ids.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";

export interface TaskFacts {
	ownerId: PersonId;
	committeeId: CommitteeId;
}

/** Whoever has to do it says that it is done; so may those who keep the committee's work going. */
export function completeTask(actor: Actor, task: TaskFacts): Verdict {
	if (actor.role === "reader") return deny("task.reader");
	return actor.personId === task.ownerId || holdsMandate(actor, task.committeeId, "technical_lead") || isSteward(actor)
		? allow
		: deny("task.owner-only");
}

export const reopenTask = (actor: Actor, task: TaskFacts): Verdict => completeTask(actor, task);
