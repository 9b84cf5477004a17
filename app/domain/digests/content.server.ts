import { listDuties } from "../duties/queries.server.ts";
import type { Duty } from "../duties/types.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { forMail, hearingOf, nameNotices } from "../notices/queries.server.ts";
import type { Notice } from "../notices/types.ts";
import { listDecided, listLateOfOthers, listToPrepare, listWaitingReferrals } from "./led.server.ts";
import { commitMarginMs } from "./rules.ts";
import type { DigestItem, DigestSection, DigestWindow } from "./types.ts";

interface Reader {
	personId: PersonId;
	/** Where they work today. */
	territoryIds: readonly TerritoryId[];
}

export interface DigestContent {
	/** Only those that hold something. */
	sections: DigestSection[];
	itemCount: number;
	/** Every notice of the window, told or passed over. */
	noticeIds: string[];
}

/** What a person reads in their digest, with the rights they hold now: what waits for them, and what happened since the last one. */
export async function digestContent(tx: ReadTx, reader: Reader, window: DigestWindow, now: Date): Promise<DigestContent> {
	const today = dayOf(now);
	const shifted = { startsAt: minus(window.startsAt), endsAt: minus(window.endsAt) };
	const duties = await listDuties(tx, { ...reader, isForLetter: true }, today);
	const of = (group: Duty["group"]) => duties.filter((duty) => duty.group === group).map(fromDuty);
	const news = await listNews(tx, reader, shifted.endsAt, now);
	const waiting = new Set(duties.map(({ href }) => href));
	const sections: DigestSection[] = [
		{ key: "to-approve", items: of("to-approve") },
		{ key: "late", items: [...of("late"), ...(await listLateOfOthers(tx, reader, today))] },
		{ key: "to-fill", items: of("to-fill") },
		{ key: "to-prepare", items: await listToPrepare(tx, reader, today) },
		{ key: "referrals", items: await listWaitingReferrals(tx, reader, news.referralsIn, today) },
		{ key: "upcoming", items: of("upcoming") },
		{ key: "decided", items: await listDecided(tx, reader, shifted, today) },
		// a reminder of what is listed above says nothing more
		{ key: "news", items: news.items.filter(({ kind, href }) => !(kind.startsWith("reminder") && waiting.has(href))) },
	];
	const said = sections.filter(({ items }) => items.length > 0);
	return { sections: said, itemCount: said.reduce((sum, { items }) => sum + items.length, 0), noticeIds: news.ids };
}

const minus = (instant: Date) => new Date(instant.getTime() - commitMarginMs);

const fromDuty = ({ kind, title, context, territoryName, href, dueOn, meetingOn }: Duty): DigestItem => ({
	kind,
	title,
	context,
	territoryName,
	href,
	dueOn,
	meetingOn,
});

/**
 * Notices that the person hears of in their digest. Those of earlier windows that were not told, because they were committed late or
 * their digest could not be sent, are among them.
 */
async function listNews(
	tx: ReadTx,
	{ personId, territoryIds }: Reader,
	endsAt: Date,
	now: Date,
): Promise<{ items: DigestItem[]; ids: string[]; referralsIn: TerritoryId[] }> {
	if (territoryIds.length === 0) return { items: [], ids: [], referralsIn: [] };
	const rows = (await tx
		.selectFrom("notice")
		.select(["id", "territoryId", "kind", "objectKind", "objectId", "times", "happenedAt", "readAt"])
		.where("personId", "=", personId)
		.where("territoryId", "in", territoryIds)
		.where("settlesAt", "<", endsAt)
		.where("mailedAt", "is", null)
		.where("doneAt", "is", null)
		.orderBy("happenedAt", "desc")
		.orderBy("id")
		.limit(200)
		.execute()) as (Notice & { readAt: Date | null })[];
	const hearing = await hearingOf(tx, [personId], rows, dayOf(now));
	const theirs = rows.filter(({ kind }) => hearing.channelOf(personId, kind) === "digest");
	// read in the product since: no news; that a referral waits has its own section, which says nothing else
	// muted since it was raised: passed over like what was read
	const unread = theirs.filter((row) => row.readAt === null && !hearing.isMuted(personId, row));
	const names = await nameNotices(tx, { personId, territoryIds }, unread, now);
	const named = unread.flatMap(({ id }) => names.get(id) ?? []);
	const items = named
		.filter(({ objectKind }) => objectKind !== "referral")
		.map(forMail)
		.map(({ kind, title, context, territoryName, href }) => ({ kind, title, context, territoryName, href, dueOn: null, meetingOn: null }));
	const referralsIn = named.filter(({ objectKind }) => objectKind === "referral").map(({ territoryId }) => territoryId);
	return { items, ids: theirs.map(({ id }) => id), referralsIn };
}
