import { type Id, idSchema } from "../kernel/ids.ts";
import type { AttachmentKind } from "./types.ts";

export type ReferralAttachmentId = Id<"ReferralAttachment">;
export const ReferralAttachmentId = idSchema("ReferralAttachment");

/** What a scanner or a telephone gives; nothing that runs, nothing that hides other files. */
export const referralAttachmentFormats = ["pdf", "jpg", "png"] as const;
export type ReferralAttachmentFormat = (typeof referralAttachmentFormats)[number];

export const maxReferralAttachmentBytes = 5 * 1024 * 1024;
export const maxReferralAttachments = 10;

export interface ReferralAttachment {
	id: ReferralAttachmentId;
	kind: AttachmentKind;
	/** Sealed in the database: it may tell of the person. */
	name: string;
	extension: ReferralAttachmentFormat;
	/** In bytes. */
	size: number;
	addedByName: string | null;
	addedAt: Date;
}
