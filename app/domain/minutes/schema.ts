import { z } from "zod";
import { MeetingId } from "../kernel/ids.ts";

const Revision = z.coerce.number().int().min(1);

export const StartMinutes = z.strictObject({ meetingId: MeetingId });
export type StartMinutes = z.infer<typeof StartMinutes>;

/** The text is checked by the command, against the document's own schema. */
export const SaveMinutes = z.strictObject({ meetingId: MeetingId, revision: Revision, doc: z.unknown() });
export type SaveMinutes = z.infer<typeof SaveMinutes>;

export const SubmitMinutes = z.strictObject({ meetingId: MeetingId, revision: Revision });
export type SubmitMinutes = z.infer<typeof SubmitMinutes>;

/** `revision` is the text the chair had on screen. */
export const ApproveMinutes = SubmitMinutes;
export type ApproveMinutes = SubmitMinutes;

export const RequestChanges = z.strictObject({ meetingId: MeetingId, revision: Revision, remark: z.string().trim().min(1).max(2000) });
export type RequestChanges = z.infer<typeof RequestChanges>;
