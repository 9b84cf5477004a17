import { z } from "zod";
import { MeetingId } from "../kernel/ids.ts";
import { optionalText, Revision } from "../kernel/inputs.ts";
import { ErratumId, RemarkId } from "./types.ts";

export const StartMinutes = z.strictObject({ meetingId: MeetingId });
export type StartMinutes = z.infer<typeof StartMinutes>;

export const KeepLiveText = z.strictObject({ meetingId: MeetingId });
export type KeepLiveText = z.infer<typeof KeepLiveText>;

/** The text is checked by the command, against the document's own schema. */
export const SaveMinutes = z.strictObject({ meetingId: MeetingId, revision: Revision, doc: z.unknown() });
export type SaveMinutes = z.infer<typeof SaveMinutes>;

/** `isOpen` is what the page asks for: sent twice, it changes nothing more. */
export const OpenToCommittee = z.strictObject({ meetingId: MeetingId, isOpen: z.enum(["1", "0"]).transform((value) => value === "1") });
export type OpenToCommittee = z.infer<typeof OpenToCommittee>;

/** A text as the person had it on screen. */
const known = { meetingId: MeetingId, revision: Revision };
const words = z.string().trim().min(1).max(2000);

export const SubmitMinutes = z.strictObject(known);
export type SubmitMinutes = z.infer<typeof SubmitMinutes>;

export const ApproveMinutes = z.strictObject(known);
export type ApproveMinutes = z.infer<typeof ApproveMinutes>;

/** A remark of its own, or those made on passages, or both. */
export const RequestChanges = z.strictObject({ ...known, remark: optionalText(2000) });
export type RequestChanges = z.infer<typeof RequestChanges>;

/** On one passage: which block of the text, from 0. */
export const MakeRemark = z.strictObject({ ...known, position: z.number().int().min(0).max(100_000), passageRemark: words });
export type MakeRemark = z.infer<typeof MakeRemark>;

export const ResolveRemark = z.strictObject({ meetingId: MeetingId, remarkId: RemarkId });
export type ResolveRemark = z.infer<typeof ResolveRemark>;

export const ObserveMinutes = z.strictObject({ meetingId: MeetingId, observation: words });
export type ObserveMinutes = z.infer<typeof ObserveMinutes>;

export const ProposeErratum = z.strictObject({ meetingId: MeetingId, passage: optionalText(400), erratum: words });
export type ProposeErratum = z.infer<typeof ProposeErratum>;

export const DecideErratum = z.strictObject({ meetingId: MeetingId, erratumId: ErratumId, verdict: z.enum(["approved", "refused"]) });
export type DecideErratum = z.infer<typeof DecideErratum>;

export const ReopenMinutes = z.strictObject({ ...known, reason: words });
export type ReopenMinutes = z.infer<typeof ReopenMinutes>;

export const NameVersion = z.strictObject({ meetingId: MeetingId, name: z.string().trim().min(1).max(120) });
export type NameVersion = z.infer<typeof NameVersion>;

/** Without the revision on screen: what was written meanwhile is kept as a version of its own. */
export const RestoreVersion = z.strictObject({ meetingId: MeetingId, number: z.coerce.number().int().min(1) });
export type RestoreVersion = z.infer<typeof RestoreVersion>;
