import { inForce } from "#db/predicates.ts";
import type { DigestPreference } from "../digests/types.ts";
import type { MandateRole, TerritoryRole } from "../kernel/actor.ts";
import { type Day, dayOf } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { PersonId, TerritoryId } from "../kernel/ids.ts";
import { listHolders, type ObjectRef } from "./holders.server.ts";
import { defaultChannel, isChairing, type Standing, standingOfRole, topicOf } from "./rules.ts";
import type { Channel, NoticeCode, NoticeKind } from "./types.ts";

/** How some people hear today. */
export interface Hearing {
	channelOf(personId: PersonId, kind: NoticeCode): Channel;
	/** Muted itself, or with the sheet or body that holds it. */
	isMuted(personId: PersonId, object: ObjectRef): boolean;
	isAway(personId: PersonId): boolean;
	/** Who hears instead: somebody who works in that territory and is not away too. */
	standInOf(personId: PersonId, territoryId: TerritoryId): PersonId | null;
}

/** What people chose, muted and said of their absence, for these objects; few reads however many people. */
export async function hearingOf(tx: ReadTx, personIds: readonly PersonId[], objects: readonly ObjectRef[], today: Day): Promise<Hearing> {
	const people = [...new Set(personIds)];
	if (people.length === 0) return { channelOf: () => "inbox", isMuted: () => false, isAway: () => false, standInOf: () => null };
	const [chosen, muted, away, holders] = await Promise.all([
		tx.selectFrom("noticePreference").select(["personId", "kind", "channel"]).where("personId", "in", people).execute(),
		tx.selectFrom("noticeMute").select(["personId", "objectKind", "objectId"]).where("personId", "in", people).execute(),
		tx
			.selectFrom("absence")
			.leftJoin("membership as place", (join) => join.onRef("place.personId", "=", "absence.standInId").on(inForce("place", today)))
			.where("absence.personId", "in", people)
			.where("absence.startsOn", "<=", today)
			.where("absence.endsOn", ">=", today)
			.select(["absence.personId", "absence.standInId", "place.territoryId"])
			.select((select) =>
				select
					.exists(
						select
							.selectFrom("absence as other")
							.select("other.id")
							.whereRef("other.personId", "=", "absence.standInId")
							.where("other.startsOn", "<=", today)
							.where("other.endsOn", ">=", today),
					)
					.as("isStandInAway"),
			)
			.execute(),
		listHolders(tx, objects),
	]);
	const standings = await listStandings(tx, people, today);
	const channelBy = new Map(chosen.map(({ personId, kind, channel }) => [`${personId}/${kind}`, channel as Channel]));
	const silent = new Set(muted.map(({ personId, objectKind, objectId }) => `${personId}/${objectKind}/${objectId}`));
	return {
		channelOf: (personId, kind) =>
			channelBy.get(`${personId}/${topicOf(kind)}`) ?? defaultChannel(topicOf(kind), standings.get(personId) ?? []),
		isMuted: (personId, object) => holders(object).some(({ objectKind, objectId }) => silent.has(`${personId}/${objectKind}/${objectId}`)),
		isAway: (personId) => away.some((one) => one.personId === personId),
		standInOf: (personId, territoryId) =>
			(away.find((one) => one.personId === personId && one.territoryId === territoryId && !one.isStandInAway)?.standInId as
				| PersonId
				| undefined) ?? null,
	};
}

/** Whether a letter of its own may leave for something that the person chooses how to hear of; away, it waits in their inbox. */
export async function mayMail(
	tx: ReadTx,
	personId: PersonId,
	about: { kind: NoticeKind; territoryId: TerritoryId; object: ObjectRef },
	now: Date,
): Promise<boolean> {
	const hearing = await hearingOf(tx, [personId], [about.object], dayOf(now));
	return hearing.channelOf(personId, about.kind) === "mail" && !hearing.isMuted(personId, about.object) && !hearing.isAway(personId);
}

/** What people are today, over all their territories. */
export async function listStandings(tx: ReadTx, personIds: readonly PersonId[], today: Day): Promise<Map<PersonId, Standing[]>> {
	const [places, mandates] = await Promise.all([
		tx
			.selectFrom("membership")
			.select(["personId", "role"])
			.where("personId", "in", personIds)
			.where(inForce("membership", today))
			.execute(),
		tx.selectFrom("mandate").select(["personId", "role"]).where("personId", "in", personIds).where(inForce("mandate", today)).execute(),
	]);
	const found = new Map<PersonId, Standing[]>();
	const add = (personId: string, standing: Standing) => {
		found.set(personId as PersonId, [...(found.get(personId as PersonId) ?? []), standing]);
	};
	const chairs = new Set(mandates.filter(({ role }) => isChairing(role as MandateRole)).map(({ personId }) => personId));
	for (const personId of chairs) add(personId, "chair");
	// an elected chair hears as one, unless they also run a workspace
	for (const { personId, role } of places) {
		const standing = standingOfRole[role as TerritoryRole];
		if (!chairs.has(personId) || standing === "steward") add(personId, standing);
	}
	return found;
}

/** What the person chose, kind by kind; the others are as the product proposes. */
export async function listChosen(tx: ReadTx, personId: PersonId): Promise<Partial<Record<NoticeKind, Channel>>> {
	const rows = await tx.selectFrom("noticePreference").select(["kind", "channel"]).where("personId", "=", personId).execute();
	return Object.fromEntries(rows.map(({ kind, channel }) => [kind, channel as Channel]));
}

/** When the person asked for their digest; null when they never did. */
export async function findDigestPreference(tx: ReadTx, personId: PersonId): Promise<DigestPreference | null> {
	const row = await tx
		.selectFrom("digestPreference")
		.select(["rhythm", "atTime", "weekday", "zone"])
		.where("personId", "=", personId)
		.executeTakeFirst();
	return row ? ({ ...row, atTime: row.atTime.slice(0, 5) } as DigestPreference) : null;
}
