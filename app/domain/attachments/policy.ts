import { editSheet } from "../action-sheets/policy.ts";
import type { SheetFacts } from "../action-sheets/types.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Verdict } from "../kernel/verdict.ts";

type Sheet = Pick<SheetFacts, "territoryId" | "axisCommitteeId" | "committeeId" | "leadPersonId">;

/** Attachments are added and removed by whoever edits the sheet; every member reads them. */
export const editAttachments = (actor: Actor, sheet: Sheet): Verdict => editSheet(actor, sheet);
