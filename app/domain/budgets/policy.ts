import { editSheet } from "../action-sheets/policy.ts";
import type { SheetFacts } from "../action-sheets/types.ts";
import type { Actor } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { CommitmentFacts } from "./types.ts";

type Sheet = Pick<SheetFacts, "territoryId" | "axisCommitteeId" | "committeeId" | "leadPersonId">;

/** Budget lines, funding and its links are written by whoever edits the sheet. */
export const editMeans = (actor: Actor, sheet: Sheet): Verdict => editSheet(actor, sheet);

/** A partner's own people write what their organisation promises to a sheet it takes part in. */
export function editCommitment(actor: Actor, sheet: Sheet, { organisationId, isInSheet }: CommitmentFacts): Verdict {
	const edit = editSheet(actor, sheet);
	if (edit.allowed || sheet.territoryId !== actor.territoryId || actor.role === "reader") return edit;
	return actor.organisationId === organisationId && isInSheet ? allow : deny("commitment.not-yours");
}
