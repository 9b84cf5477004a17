import { z } from "zod";
import { Day } from "../kernel/calendar.ts";
import { idSchema, PersonId } from "../kernel/ids.ts";
import { orNull } from "../kernel/inputs.ts";
import { zones } from "../kernel/zones.ts";
import { channels, mutedKinds, type NoticeKind, noticeKinds } from "./types.ts";

const NoticeId = idSchema("Notice");

export const noticeStates = ["unread", "read", "done", "open"] as const;

/** What the inbox shows; what makes no sense shows all that is open. */
export const InboxFilter = z.object({
	territoire: z.string().catch(""),
	sujet: z.enum(noticeKinds).or(z.literal("")).catch(""),
	etat: z.enum(noticeStates).catch("open"),
	page: z.coerce.number().int().min(1).catch(1),
});
export type InboxFilter = z.output<typeof InboxFilter>;

/** One notice, or without its id all that the filter shows and that had arrived when the page was made. */
export const MarkNotices = z.strictObject({
	step: z.enum(["read", "unread", "done", "open"]),
	noticeId: orNull(NoticeId),
	until: z.iso.datetime().transform((text) => new Date(text)),
});
export type MarkNotices = z.output<typeof MarkNotices>;

/** Takes back what was marked at that instant. */
export const UndoMark = z.strictObject({ step: z.literal("undo"), at: z.iso.datetime().transform((text) => new Date(text)) });
export type UndoMark = z.output<typeof UndoMark>;

const channel = orNull(z.enum(channels));
/** Name of the field of a kind: forms take no hyphen. */
export const channelField = (kind: NoticeKind): string => kind.replaceAll("-", "_");

/** A kind left empty is heard as the product proposes. */
export const ChooseChannels = z.strictObject({
	intent: z.literal("channels"),
	...(Object.fromEntries(noticeKinds.map((kind) => [channelField(kind), channel])) as Record<string, typeof channel>),
});
export type ChooseChannels = z.output<typeof ChooseChannels>;

export const ResetPreferences = z.strictObject({ intent: z.literal("reset") });

export const ChooseDigest = z.strictObject({
	intent: z.literal("digest"),
	rhythm: z.enum(["daily", "weekly", "none"]),
	atTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "notices.time"),
	weekday: z.coerce.number().int().min(1).max(5),
	zone: z.enum(zones),
});
export type ChooseDigest = z.output<typeof ChooseDigest>;

export const DeclareAbsence = z.strictObject({
	intent: z.literal("absence"),
	startsOn: Day,
	endsOn: Day,
	standInId: orNull(PersonId),
});
export type DeclareAbsence = z.output<typeof DeclareAbsence>;

export const WithdrawAbsence = z.strictObject({ intent: z.literal("withdraw-absence"), absenceId: idSchema("Absence") });
export type WithdrawAbsence = z.output<typeof WithdrawAbsence>;

const muted = { objectKind: z.enum(mutedKinds), objectId: z.uuid() };
export const Mute = z.strictObject({ intent: z.literal("mute"), ...muted });
export type Mute = z.output<typeof Mute>;
export const Unmute = z.strictObject({ intent: z.literal("unmute"), ...muted });
export type Unmute = z.output<typeof Unmute>;
