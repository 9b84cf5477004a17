import { z } from "zod";
import { MeetingId } from "../kernel/ids.ts";
import { Revision } from "../kernel/inputs.ts";

export const StartMinutes = z.strictObject({ meetingId: MeetingId });
export type StartMinutes = z.infer<typeof StartMinutes>;

/** `isOpen` is what the page asks for: sent twice, it changes nothing more. */
export const OpenToCommittee = z.strictObject({ meetingId: MeetingId, isOpen: z.enum(["1", "0"]).transform((value) => value === "1") });
export type OpenToCommittee = z.infer<typeof OpenToCommittee>;

export const KeepLiveText = z.strictObject({ meetingId: MeetingId });
export type KeepLiveText = z.infer<typeof KeepLiveText>;

/** The text is checked by the command, against the document's own schema. */
export const SaveMinutes = z.strictObject({ meetingId: MeetingId, revision: Revision, doc: z.unknown() });
export type SaveMinutes = z.infer<typeof SaveMinutes>;

/** A text as the person had it on screen. */
const known = { meetingId: MeetingId, revision: Revision };

export const SubmitMinutes = z.strictObject(known);
export type SubmitMinutes = z.infer<typeof SubmitMinutes>;

export const ApproveMinutes = z.strictObject(known);
export type ApproveMinutes = z.infer<typeof ApproveMinutes>;

export const RequestChanges = z.strictObject({ ...known, remark: z.string().trim().min(1).max(2000) });
export type RequestChanges = z.infer<typeof RequestChanges>;
