import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";
import { bulkKinds, sheetStatuses } from "./types.ts";

const sheet = z.object({ sheetId: z.string() });
const milestone = z.object({ milestoneId: z.string(), sheetId: z.string() });

export const sheetsLoaded = defineEvent("sheets.loaded", z.object({ sheetIds: z.array(z.string()) }));
export const sheetCreated = defineEvent("sheet.created", sheet);
export const sheetEdited = defineEvent("sheet.edited", sheet);
export const sheetStatusChanged = defineEvent(
	"sheet.status-changed",
	// with the decision that moved it, where minutes did
	sheet.extend({ from: z.enum(sheetStatuses), to: z.enum(sheetStatuses), decisionId: z.string().optional() }),
);
export const sheetEndMoved = defineEvent("sheet.end-moved", sheet.extend({ decisionId: z.string() }));
export const milestoneAdded = defineEvent("milestone.added", milestone);
export const milestoneEdited = defineEvent("milestone.edited", milestone);
export const milestoneCompleted = defineEvent("milestone.completed", milestone);
export const milestoneReopened = defineEvent("milestone.reopened", milestone);
export const subActionAdded = defineEvent("sheet.sub-action-added", z.object({ sheetId: z.string(), parentId: z.string() }));
export const contributionWritten = defineEvent("sheet.contribution-written", sheet.extend({ organisationId: z.string() }));
export const reviewSaved = defineEvent("sheet.review-saved", sheet.extend({ year: z.number() }));
const version = sheet.extend({ versionId: z.string() });
export const versionProposed = defineEvent("sheet.version-proposed", version);
export const versionAccepted = defineEvent("sheet.version-accepted", version);
export const versionRejected = defineEvent("sheet.version-rejected", version);
export const versionWithdrawn = defineEvent("sheet.version-withdrawn", version);
export const requiredFieldsChosen = defineEvent("programme.required-fields-chosen", z.object({ programmeId: z.string() }));

const bulkChange = z.object({ bulkChangeId: z.string() });
export const sheetsChangedInBulk = defineEvent(
	"sheets.changed-in-bulk",
	bulkChange.extend({ kind: z.enum(bulkKinds), count: z.number().int() }),
);
export const bulkChangeUndone = defineEvent(
	"sheets.bulk-change-undone",
	bulkChange.extend({ restored: z.number().int(), kept: z.number().int() }),
);
