import type { ReadTx } from "../kernel/context.server.ts";
import type { TerritoryId } from "../kernel/ids.ts";
import type { Meeting } from "../meetings/types.ts";
import { listErrataOfCut, readCut } from "../minutes/queries/cuts.server.ts";
import type { Minutes } from "../minutes/types.ts";
import { asPublic, peopleIn, sheetsIn } from "./rules.ts";
import type { Cut, Edition } from "./types.ts";

/** What a copy is made from: the minutes and their meeting as their reader may see them. */
export interface Source {
	committee: string;
	meeting: Meeting;
	minutes: Minutes;
}

/** One cut of minutes, with all that its copy says beside. @throws NotFound for the whole text where the reader only sees the open cut */
export async function readEdition(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ committee, meeting, minutes }: Source,
	cut: Cut,
): Promise<Edition> {
	const isWhole = cut === "comite";
	const text = await readCut(tx, territoryId, { meeting, minutes, isWhole });
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
		errata: await listErrataOfCut(tx, territoryId, minutes.id, isWhole ? null : text.doc),
	};
	if (cut !== "public") return edition;
	const organisations = new Map(people.map(({ id, organisation }) => [id, organisation]));
	return asPublic(edition, (id) => organisations.get(id) ?? null);
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
