import { z } from "zod";
import { ReferralAttachmentId } from "./attachment-types.ts";
import { attachmentKinds, ReferralId } from "./types.ts";

export const AddReferralAttachment = z.strictObject({ referralId: ReferralId, kind: z.enum(attachmentKinds) });
export type AddReferralAttachment = z.output<typeof AddReferralAttachment>;

export const OneReferralAttachment = z.strictObject({ referralId: ReferralId, attachmentId: ReferralAttachmentId });
export type OneReferralAttachment = z.output<typeof OneReferralAttachment>;
