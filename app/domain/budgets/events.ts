import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const line = z.object({ lineId: z.string(), sheetId: z.string() });
const funding = z.object({ fundingId: z.string(), sheetId: z.string() });
const link = z.object({ linkId: z.string(), sheetId: z.string() });
const commitment = z.object({ commitmentId: z.string(), sheetId: z.string(), organisationId: z.string() });

export const budgetLineAdded = defineEvent("budget-line.added", line);
export const budgetLineEdited = defineEvent("budget-line.edited", line);
export const budgetLineRemoved = defineEvent("budget-line.removed", line);
export const fundingAdded = defineEvent("funding.added", funding);
export const fundingEdited = defineEvent("funding.edited", funding);
export const fundingRemoved = defineEvent("funding.removed", funding);
export const fundingLinkAdded = defineEvent("funding-link.added", link);
export const fundingLinkRemoved = defineEvent("funding-link.removed", link);
export const commitmentAdded = defineEvent("commitment.added", commitment);
export const commitmentEdited = defineEvent("commitment.edited", commitment);
export const commitmentRemoved = defineEvent("commitment.removed", commitment);
