import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const campaign = z.object({ campaignId: z.string() });

export const campaignOpened = defineEvent("campaign.opened", campaign.extend({ expectedValueIds: z.array(z.string()) }));
export const valuesAssigned = defineEvent(
	"campaign.values-assigned",
	campaign.extend({ expectedValueIds: z.array(z.string()), personId: z.string() }),
);
export const campaignClosed = defineEvent("campaign.closed", campaign);
export const campaignReopened = defineEvent("campaign.reopened", campaign);
