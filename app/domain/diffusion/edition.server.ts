import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import { readFrozen, sealOf } from "../minutes/frozen.server.ts";
import { findOpenCut } from "../minutes/open-cut.server.ts";
import { openCutOf, wordsOf } from "../minutes/open-cut.ts";
import type { Minutes } from "../minutes/types.ts";
import { asPublic, peopleIn, sheetsIn } from "./rules.ts";
import type { Cut, Edition } from "./types.ts";

/** What a copy is made from: the minutes and their meeting as their reader may see them. */
export interface Source {
	committee: string;
	meeting: Meeting;
	minutes: Minutes;
}

/**
 * One cut of minutes. Approved, the open cuts come from what was stored beside the whole text, whoever asks; a draft is cut here.
 * @throws NotFound for the whole text where the reader only sees the open cut
 */
export async function readEdition(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ committee, meeting, minutes }: Source,
	cut: Cut,
): Promise<Edition> {
	if (cut === "comite" && minutes.isOpenCut) throw new NotFound("not-found");
	const text = await textOf(tx, territoryId, { meeting, minutes }, cut);
	const personIds = peopleIn(text.doc);
	const people = await peopleOf(tx, territoryId, personIds);
	const territory = await tx.selectFrom("territory").select(["name", "letterhead"]).where("id", "=", territoryId).executeTakeFirstOrThrow();
	const isApproved = minutes.status === "approved";
	const edition: Edition = {
		cut,
		territory: territory.name,
		letterhead: territory.letterhead.split("\n").filter(Boolean),
		committee: text.committeeName ?? committee,
		meeting: { title: meeting.title, startsAt: meeting.startsAt, place: meeting.place },
		status: minutes.status,
		agenda: text.agenda,
		attendance: text.attendance.map(({ name, organisation, status }) => ({ name, organisation, status })),
		doc: text.doc,
		decisions: text.decisions,
		sheets: await sheetsOf(tx, territoryId, sheetsIn(text.doc)),
		people: people.map(({ id, name }) => ({ id, name })),
		writing: minutes.submittedAt
			? { at: minutes.submittedAt, byName: minutes.submittedByName }
			: { at: minutes.updatedAt, byName: minutes.updatedByName },
		approval:
			isApproved && minutes.sha256 && minutes.approvedAt
				? { at: minutes.approvedAt, byName: minutes.approvedByName, sha256: minutes.sha256 }
				: null,
		mailing: await firstMailing(tx, territoryId, minutes.id),
		errata: await errataOf(tx, territoryId, minutes.id, cut === "comite" ? null : wordsOf(text.doc)),
	};
	if (cut !== "public") return edition;
	const organisations = new Map(people.map(({ id, organisation }) => [id, organisation]));
	return asPublic(edition, (id) => organisations.get(id) ?? null);
}

async function textOf(tx: ReadTx, territoryId: TerritoryId, { meeting, minutes }: Omit<Source, "committee">, cut: Cut) {
	const seal = sealOf(minutes);
	if (seal) {
		const frozen = cut === "comite" ? readFrozen(seal) : (await findOpenCut(tx, territoryId, meeting.id))?.content;
		if (!frozen) throw new NotFound("not-found");
		return { ...frozen, committeeName: frozen.committee.name };
	}
	const draft = {
		committeeName: null,
		agenda: meeting.points.map(({ title, sheet }) => ({ title, sheetCode: sheet?.code ?? null })),
		attendance: meeting.attendance.map(({ displayName: name, organisationName: organisation, status }) => ({ name, organisation, status })),
		doc: minutes.doc,
		decisions: [] as (string | null)[],
	};
	return cut === "comite" ? draft : openCutOf(draft, meeting.points);
}

async function peopleOf(tx: ReadTx, territoryId: TerritoryId, ids: readonly string[]) {
	if (ids.length === 0) return [];
	return tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["person.id", "person.displayName as name", "organisation.name as organisation"])
		.where("membership.territoryId", "=", territoryId)
		.where("membership.personId", "in", ids)
		.execute();
}

async function sheetsOf(tx: ReadTx, territoryId: TerritoryId, ids: readonly string[]) {
	if (ids.length === 0) return [];
	return tx
		.selectFrom("actionSheet")
		.select(["id", "code", "title"])
		.where("territoryId", "=", territoryId)
		.where("id", "in", ids)
		.execute();
}

/** When these minutes were first sent, and by whom. */
export async function firstMailing(tx: ReadTx, territoryId: TerritoryId, minutesId: string) {
	const row = await tx
		.selectFrom("minutesMailing")
		.innerJoin("person", "person.id", "minutesMailing.launchedBy")
		.select(["minutesMailing.launchedAt as at", "person.displayName as byName"])
		.where("minutesMailing.territoryId", "=", territoryId)
		.where("minutesMailing.minutesId", "=", minutesId)
		.orderBy("minutesMailing.launchedAt")
		.limit(1)
		.executeTakeFirst();
	return row ?? null;
}

/** Mistakes found since; an open cut tells none that quotes what it does not hold. */
async function errataOf(tx: ReadTx, territoryId: TerritoryId, minutesId: string, openWords: string | null) {
	const rows = await tx
		.selectFrom("minutesErratum")
		.select(["decidedAt", "passage", "text"])
		.where("territoryId", "=", territoryId)
		.where("minutesId", "=", minutesId)
		.where("status", "=", "approved")
		.orderBy("decidedAt")
		.execute();
	const oneLine = (words: string) => words.replace(/\s+/g, " ").toLowerCase();
	const within = openWords === null ? null : oneLine(openWords);
	return rows
		.filter(({ passage }) => within === null || passage === null || within.includes(oneLine(passage)))
		.map(({ decidedAt, passage, text }) => ({ at: decidedAt as Date, passage, text }));
}
