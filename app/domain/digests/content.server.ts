import { inForce } from "#db/predicates.ts";
import { listDutiesForLetters } from "../duties/queries.server.ts";
import type { Duty } from "../duties/types.ts";
import { dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { forMail, hearingOf, nameAnyNotices } from "../notices/queries.server.ts";
import type { Notice } from "../notices/types.ts";
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
 * statements for all of them as for one.
 */
export async function digestContents(tx: ReadTx, people: readonly Reader[], now: Date): Promise<Map<PersonId, DigestContent>> {
	const today = dayOf(now);
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
	return new Map(
		readers.map(({ personId }) => {
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
		}),
	);
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
	const rows = (await tx
		.selectFrom(windows(readers))
		.innerJoinLateral(
			(lateral) =>
				lateral
					.selectFrom("notice")
					.innerJoin("membership as place", (join) =>
						join
							.onRef("place.personId", "=", "notice.personId")
							.onRef("place.territoryId", "=", "notice.territoryId")
							.on(inForce("place", today)),
					)
					.select(["notice.id", "notice.personId", "kind", "objectKind", "objectId", "readAt"])
					.whereRef("notice.personId", "=", "reader.id")
					.whereRef("settlesAt", "<", "reader.endsAt")
					.where("mailedAt", "is", null)
					.where("doneAt", "is", null)
					.orderBy("happenedAt", "desc")
					.orderBy("notice.id")
					.limit(200)
					.as("told"),
			(join) => join.onTrue(),
		)
		.selectAll("told")
		.execute()) as (Pick<Notice, "id" | "kind" | "objectKind" | "objectId"> & { personId: PersonId; readAt: Date | null })[];
	const hearing = await hearingOf(tx, ids, rows, today);
	const told = rows.filter(({ personId, kind }) => hearing.channelOf(personId, kind) === "digest");
	// read in the product since: no news; nor what was muted since it was raised
	const unread = told.filter((row) => row.readAt === null && !hearing.isMuted(row.personId, row));
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
		[...Map.groupBy(told, ({ personId }) => personId)].map(([personId, notices]) => [
			personId,
			{ items: items(personId), ids: notices.map(({ id }) => id) },
		]),
	);
	return { of, referrals };
}

const isReferral = ({ objectKind }: Pick<Notice, "objectKind">): boolean => objectKind === "referral";
