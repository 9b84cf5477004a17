import { sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import { getCharter } from "../committees/queries.server.ts";
import { taskTitleOutside } from "../decisions/queries.server.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { Cut, LetterStatus, Recipient } from "./types.ts";

interface Of {
	committeeId: CommitteeId;
	meetingId: MeetingId;
	today: Day;
	/** What addresses without an account get. */
	listCut: Cut;
}

/**
 * Who is to get approved minutes today, each once: the committee, whoever has a task from them, guests, organisations and addresses of
 * the distribution list. People with an account get a link, and read there what they may; addresses get a file.
 */
export async function listRecipients(tx: ReadTx, territoryId: TerritoryId, of: Of): Promise<Recipient[]> {
	const { committeeId, meetingId, today, listCut } = of;
	const { distribution } = await getCharter(tx, territoryId, committeeId);
	const tasks = await countTasks(tx, territoryId, meetingId);
	const members = (distribution.members ? await peopleOf(tx, territoryId, today, isMember(committeeId, today)) : []).map(
		(person) => ({ ...person, reason: "member", cut: "comite" }) as const,
	);
	const partner = (reason: Recipient["reason"]) => (person: Person) => ({ ...person, reason, cut: "partenaires" as const });
	const owners = tasks.size > 0 ? await peopleOf(tx, territoryId, today, sql`person.id = any (${[...tasks.keys()]}::uuid[])`) : [];
	const invited = distribution.guests ? await listGuests(tx, territoryId, of) : [];
	const guestIds = invited.flatMap(({ personId }) => personId ?? []);
	const guests = guestIds.length > 0 ? await peopleOf(tx, territoryId, today, sql`person.id = any (${guestIds}::uuid[])`) : [];
	const { organisationIds } = distribution;
	const colleagues =
		organisationIds.length > 0 ? await peopleOf(tx, territoryId, today, sql`organisation.id = any (${[...organisationIds]}::uuid[])`) : [];

	const found = new Map<string, Recipient>();
	const seen = new Set<string>();
	const own = [...members, ...owners.map(partner("owner")), ...guests.map(partner("guest")), ...colleagues.map(partner("organisation"))];
	for (const person of own) {
		if (found.has(person.personId)) continue;
		seen.add(person.email);
		found.set(person.personId, { ...person, taskCount: tasks.get(person.personId) ?? 0 });
	}
	const addresses = [
		...invited.flatMap(({ email, name, personId }) =>
			email && !personId ? [{ email, name: name ?? email, reason: "guest" as const }] : [],
		),
		...distribution.emails.map((email) => ({ email, name: email, reason: "list" as const })),
	];
	for (const { email, name, reason } of addresses) {
		const address = email.trim().toLowerCase();
		if (seen.has(address)) continue;
		seen.add(address);
		found.set(address, { personId: null, name, email: address, reason, cut: listCut, taskCount: 0 });
	}
	return [...found.values()];
}

interface Person {
	personId: PersonId;
	name: string;
	email: string;
}

const isMember = (
	committeeId: CommitteeId,
	today: Day,
) => sql<boolean>`exists (select from mandate where mandate.territory_id = membership.territory_id
	and mandate.person_id = person.id and mandate.committee_id = ${committeeId}::uuid and ${inForce("mandate", today)})`;

/** People who work in the territory today and whose account is open. */
const peopleOf = (tx: ReadTx, territoryId: TerritoryId, today: Day, condition: ReturnType<typeof sql>) =>
	tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["person.id as personId", "person.displayName as name", "person.email"])
		.where("membership.territoryId", "=", territoryId)
		.where("person.isActive", "=", true)
		.where(inForce("membership", today))
		.where(condition as ReturnType<typeof sql<boolean>>)
		.orderBy("person.displayName")
		.execute() as Promise<Person[]>;

const listGuests = (tx: ReadTx, territoryId: TerritoryId, { committeeId, meetingId }: Of) =>
	tx
		.selectFrom("committeeGuest")
		.select(["personId", "name", "email"])
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("removedAt", "is", null)
		.where((eb) => eb.or([eb("meetingId", "is", null), eb("meetingId", "=", meetingId)]))
		.orderBy("name")
		.execute();

/** How many open tasks each owner has from a meeting. */
async function countTasks(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<Map<string, number>> {
	const rows = await tx
		.selectFrom("task")
		.select(["ownerId", sql<number>`count(*)::int`.as("count")])
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.where("status", "=", "open")
		.groupBy("ownerId")
		.execute();
	return new Map(rows.map(({ ownerId, count }) => [ownerId, count]));
}

/** Open tasks that one person has from a meeting, as their letter names them, the most pressing first. */
export const listOwnTasks = (tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId, personId: PersonId) =>
	tx
		.selectFrom("task")
		.select(["id", taskTitleOutside.as("title"), "dueOn"])
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.where("ownerId", "=", personId)
		.where("status", "=", "open")
		.orderBy("dueOn")
		.execute();

export interface Letter {
	id: string;
	personId: PersonId | null;
	email: string | null;
	name: string | null;
	cut: Cut;
	status: LetterStatus;
	sentAt: Date | null;
	errorCode: string | null;
}

/** What was asked to be sent of these minutes, and what became of it: failures first. */
export async function listLetters(tx: ReadTx, territoryId: TerritoryId, minutesId: string): Promise<Letter[]> {
	const rows = await tx
		.selectFrom("minutesMailingRecipient as letter")
		.leftJoin("person", "person.id", "letter.personId")
		.select(["letter.id", "letter.personId", "letter.email", "person.displayName as name"])
		.select(["letter.cut", "letter.status", "letter.sentAt", "letter.errorCode"])
		.where("letter.territoryId", "=", territoryId)
		.where("letter.minutesId", "=", minutesId)
		.orderBy(sql`array_position(array['failed', 'waiting', 'left', 'sent'], letter.status)`)
		.orderBy(sql`coalesce(person.display_name, letter.email)`)
		.execute();
	return rows as Letter[];
}

/** Those not written to yet, and letters that failed: what a click sends. */
export function stillToSend(recipients: readonly Recipient[], letters: readonly Letter[]): { fresh: Recipient[]; failed: Letter[] } {
	const known = new Set(letters.flatMap(({ personId, email }) => [personId ?? "", email?.toLowerCase() ?? ""]));
	return {
		fresh: recipients.filter(({ personId, email }) => !known.has(personId ?? email)),
		failed: letters.filter(({ status }) => status === "failed"),
	};
}
