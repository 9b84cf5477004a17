import { type SqlBool, sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import { listDutiesForLetters } from "../duties/queries.server.ts";
import type { Duty } from "../duties/types.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { forMail, type Hearing, hearingOf, mailedWithinMs, nameAnyNotices } from "../notices/queries.server.ts";
import { type Channel, type Notice, type NoticeKind, noticeKinds } from "../notices/types.ts";
import { type ItemOf, listDecided, listLateOfOthers, listToPrepare, listWaitingReferrals, type Reader, windows } from "./led.server.ts";
import { commitMarginMs } from "./rules.ts";
import type { DigestItem, DigestSection } from "./types.ts";

export interface DigestContent {
	/** Only those that hold something. */
	sections: DigestSection[];
	itemCount: number;
	/** Every notice of the window, told or passed over. */
	noticeIds: string[];
}

/**
 * What people read in their digests, with the rights they hold now: what waits for them, and what happened since the last one. As many
 * statements for all of them as for one, of each day that it is on their clocks.
 */
export async function digestContents(tx: ReadTx, people: readonly Reader[], now: Date): Promise<Map<PersonId, DigestContent>> {
	const found = new Map<PersonId, DigestContent>();
	for (const [today, readers] of Map.groupBy(people, (reader) => reader.today))
		for (const [personId, content] of await contentsOn(tx, today, readers, now)) found.set(personId, content);
	return found;
}

async function contentsOn(tx: ReadTx, today: Day, people: readonly Reader[], now: Date): Promise<[PersonId, DigestContent][]> {
	const readers = people.map(({ window, ...reader }) => ({
		...reader,
		window: { startsAt: minus(window.startsAt), endsAt: minus(window.endsAt) },
	}));
	const [duties, lateOfOthers, toPrepare, decided, news] = await Promise.all([
		listDutiesForLetters(tx, readers, today),
		listLateOfOthers(tx, readers, today).then(byPerson),
		listToPrepare(tx, readers, today).then(byPerson),
		listDecided(tx, readers, today).then(byPerson),
		listNews(tx, readers, now),
	]);
	const referrals = byPerson(await listWaitingReferrals(tx, readers, news.referrals, today));
	return readers.map(({ personId }) => {
		const theirs = duties.get(personId) ?? [];
		const of = (group: Duty["group"]) => theirs.filter((duty) => duty.group === group).map(fromDuty);
		const waiting = new Set(theirs.map(({ href }) => href));
		const { items, ids } = news.of.get(personId) ?? { items: [], ids: [] };
		const sections: DigestSection[] = [
			{ key: "to-approve", items: of("to-approve") },
			{ key: "late", items: [...of("late"), ...lateOfOthers(personId)] },
			{ key: "to-fill", items: of("to-fill") },
			{ key: "to-prepare", items: toPrepare(personId) },
			{ key: "referrals", items: referrals(personId) },
			{ key: "upcoming", items: of("upcoming") },
			{ key: "decided", items: decided(personId) },
			// a reminder of what is listed above says nothing more
			{ key: "news", items: items.filter(({ kind, href }) => !(kind.startsWith("reminder") && waiting.has(href))) },
		];
		const said = sections.filter(({ items }) => items.length > 0);
		const itemCount = said.reduce((sum, { items }) => sum + items.length, 0);
		return [personId, { sections: said, itemCount, noticeIds: ids }];
	});
}

function byPerson(items: readonly ItemOf[]): (personId: PersonId) => DigestItem[] {
	const found = Map.groupBy(items, ({ personId }) => personId);
	return (personId) => (found.get(personId) ?? []).map(({ personId: _, ...item }) => item);
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
	readers: readonly Reader[],
	now: Date,
): Promise<{ of: Map<PersonId, { items: DigestItem[]; ids: string[] }>; referrals: { personId: PersonId; territoryId: TerritoryId }[] }> {
	const today = dayOf(now);
	const ids = readers.map(({ personId }) => personId);
	const { channelOf } = await hearingOf(tx, ids, [], today);
	const rows = (await tx
		.selectFrom(windows(readers))
		.innerJoin("notice", "notice.personId", "reader.id")
		.innerJoin(heard(ids, channelOf), (join) =>
			join.onRef("heard.personId", "=", "reader.id").on(sql<SqlBool>`heard.kind = split_part(notice.kind, '/', 1)`),
		)
		.innerJoin("membership as place", (join) =>
			join
				.onRef("place.personId", "=", "notice.personId")
				.onRef("place.territoryId", "=", "notice.territoryId")
				.on(inForce("place", today)),
		)
		.select(["notice.id", "notice.personId", "notice.kind", "objectKind", "objectId", "readAt"])
		.distinctOn(["notice.happenedAt", "notice.id"])
		.whereRef("settlesAt", "<", "reader.endsAt")
		.where("mailedAt", "is", null)
		.where("doneAt", "is", null)
		// a mail of their own would have told these; one that waited for too long, as for the end of an absence, has none any more
		.where((where) =>
			where.or([
				where("heard.channel", "=", "digest"),
				where.and([where("batch", "is", null), where("settlesAt", "<=", new Date(now.getTime() - mailedWithinMs))]),
			]),
		)
		.orderBy("notice.happenedAt", "desc")
		.orderBy("notice.id")
		.execute()) as (Pick<Notice, "id" | "kind" | "objectKind" | "objectId"> & { personId: PersonId; readAt: Date | null })[];
	const hearing = await hearingOf(tx, ids, rows, today);
	// read in the product since: no news; nor what was muted since it was raised
	const unread = rows.filter((row) => row.readAt === null && !hearing.isMuted(row.personId, row));
	const names = await nameAnyNotices(tx, unread, now);
	const named = unread.flatMap(({ id, personId }) => {
		const name = names.get(id);
		return name ? [{ ...name, personId }] : [];
	});
	// that a referral waits has its own section, which says nothing else
	const [referrals, others] = [named.filter(isReferral), named.filter((one) => !isReferral(one))];
	const items = byPerson(
		others.map(({ personId, ...name }) => {
			const { kind, title, context, territoryName, href } = forMail(name);
			return { personId, kind, title, context, territoryName, href, dueOn: null, meetingOn: null };
		}),
	);
	const of = new Map(
		[...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, notices]) => [
			personId,
			{ items: items(personId), ids: notices.map(({ id }) => id) },
		]),
	);
	return { of, referrals };
}

/** The kinds that each of these people hears of in the digest, or in a mail of its own. */
function heard(people: readonly PersonId[], channelOf: Hearing["channelOf"]) {
	const found = people.flatMap((personId) =>
		noticeKinds
			.map((kind) => ({ personId, kind, channel: channelOf(personId, kind) }))
			.filter(({ channel }) => channel === "digest" || channel === "mail"),
	);
	return sql<{ personId: PersonId; kind: NoticeKind; channel: Channel }>`unnest(${found.map(({ personId }) => personId)}::uuid[],
		${found.map(({ kind }) => kind)}::text[], ${found.map(({ channel }) => channel)}::text[])`.as<"heard">(
		sql`heard(person_id, kind, channel)`,
	);
}

const isReferral = ({ objectKind }: Pick<Notice, "objectKind">): boolean => objectKind === "referral";
