import type { MandateRole, TerritoryRole } from "../kernel/actor.ts";
import { type Channel, channels, type Notice, type NoticeCode, type NoticeKind, type NoticeObject } from "./types.ts";

/** What a person is, over all their territories, for how they hear unless they chose otherwise. */
export const standings = ["chair", "steward", "partner", "reader"] as const;
export type Standing = (typeof standings)[number];

export const standingOfRole: Record<TerritoryRole, Standing> = {
	admin: "steward",
	cooperation_officer: "steward",
	partner: "partner",
	reader: "reader",
};
export const isChairing = (role: MandateRole): boolean => role === "chair" || role === "substitute";

type Defaults = Record<Standing, Channel>;
const everyone = (channel: Channel): Defaults => ({ chair: channel, steward: channel, partner: channel, reader: channel });

/** How one hears before choosing: what waits for oneself comes by mail, news of others in the digest; an elected chair hears least. */
export const defaultChannels: Record<NoticeKind, Defaults> = {
	"minutes-submitted": everyone("mail"),
	"minutes-changes-requested": everyone("mail"),
	"minutes-approved": everyone("mail"),
	"minutes-remark": { chair: "digest", steward: "mail", partner: "mail", reader: "digest" },
	erratum: { chair: "mail", steward: "digest", partner: "digest", reader: "digest" },
	"meeting-changed": everyone("mail"),
	"meeting-cancelled": everyone("mail"),
	"poll-opened": everyone("mail"),
	"task-given": everyone("mail"),
	"task-done": { chair: "inbox", steward: "digest", partner: "digest", reader: "inbox" },
	"task-reopened": everyone("mail"),
	mention: everyone("mail"),
	"comment-answered": { chair: "inbox", steward: "digest", partner: "digest", reader: "digest" },
	"version-decided": { chair: "digest", steward: "digest", partner: "mail", reader: "digest" },
	"value-returned": everyone("mail"),
	"value-accepted": everyone("inbox"),
	"campaign-assigned": everyone("mail"),
	"mandate-given": everyone("mail"),
	"mail-stopped": everyone("digest"),
	reminder: everyone("digest"),
	"reminder-of-others": { chair: "inbox", steward: "digest", partner: "digest", reader: "digest" },
	"reminder-urgent": everyone("mail"),
};

/** Whoever is several things hears as the one that hears most. */
export function defaultChannel(kind: NoticeKind, of: readonly Standing[]): Channel {
	const wanted = (of.length > 0 ? of : (["partner"] as const)).map((standing) => defaultChannels[kind][standing]);
	return channels.find((channel) => wanted.includes(channel)) ?? "inbox";
}

/**
 * Which mail tells a kind to whoever chose mail: a letter of its own, which says more and leaves at once, or the one that gathers
 * notices. The notice stands in the inbox either way.
 */
export const toldBy: Record<NoticeKind, "letter" | "notices"> = {
	"minutes-submitted": "letter",
	"minutes-changes-requested": "letter",
	"minutes-approved": "letter",
	"minutes-remark": "notices",
	erratum: "notices",
	"meeting-changed": "letter",
	"meeting-cancelled": "notices",
	"poll-opened": "notices",
	"task-given": "notices",
	"task-done": "notices",
	"task-reopened": "notices",
	mention: "letter",
	"comment-answered": "notices",
	"version-decided": "notices",
	"value-returned": "notices",
	"value-accepted": "notices",
	"campaign-assigned": "notices",
	"mandate-given": "notices",
	"mail-stopped": "notices",
	reminder: "notices",
	"reminder-of-others": "notices",
	"reminder-urgent": "notices",
};

const settlingMs = 10 * 60_000;

/** When a fact may leave by mail: at once, or after the delay that lets changes gather and mistakes be undone. */
export const settlesAt = (now: Date, isUrgent: boolean): Date => (isUrgent ? now : new Date(now.getTime() + settlingMs));

/** Beyond, a notice has no mail of its own any more: the digest tells it, as after an absence. */
export const mailedWithinMs = 7 * 86_400_000;

/** The kind that a person chooses how to hear of. */
export const topicOf = (kind: NoticeCode): NoticeKind => kind.split("/")[0] as NoticeKind;

/** Under secrecy: no stand-in hears of them, and outside of the product they are said to wait, no more. */
const secretTitles: Partial<Record<NoticeObject, string>> = {
	referral: "Une orientation attend",
	elimination: "Une liste d’élimination attend",
};
export const isSecret = (object: NoticeObject): boolean => object in secretTitles;

/** A notice as a mail may say it: of what is secret, neither the step that it has come to nor its reference. */
export function forMail<Told extends Pick<Notice, "kind" | "objectKind"> & { title: string }>(notice: Told): Told {
	const title = secretTitles[notice.objectKind];
	return title ? { ...notice, kind: topicOf(notice.kind), title } : notice;
}
