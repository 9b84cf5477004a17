import { z } from "zod";
import { defineEvent } from "../kernel/record-event.server.ts";

const attachment = z.object({ referralId: z.uuid(), attachmentId: z.uuid() });

export const referralAttachmentAdded = defineEvent("referral.attachment-added", attachment);
export const referralAttachmentRemoved = defineEvent("referral.attachment-removed", attachment);
