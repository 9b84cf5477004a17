import { sql } from "kysely";
import { jsonObjectFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import { inForce } from "#db/predicates.ts";
import { type Day, dayOf, instantAt } from "../kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, MeetingId, TerritoryId } from "../kernel/ids.ts";
import { type Charter, type Committee, type CommitteeMember, type CommitteeSummary, type Guest, MandateId, type Seat } from "./types.ts";

const columns = ["id", "slug", "name", "kind", "purpose", "chairRule", "cadence", "commissions", "revision"] as const;

/** @throws NotFound when the territory has no such body */
export async function getCommitteeBySlug(tx: ReadTx, territoryId: TerritoryId, slug: string): Promise<Committee> {
	const row = await tx
		.selectFrom("committee")
		.select(columns)
		.where("territoryId", "=", territoryId)
		.where("slug", "=", slug)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as Committee;
}

export async function findCommittee(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId): Promise<Committee | null> {
	const row = await tx
		.selectFrom("committee")
		.select(columns)
		.where("territoryId", "=", territoryId)
		.where("id", "=", committeeId)
		.executeTakeFirst();
	return (row as Committee | undefined) ?? null;
}

/** What the body has agreed on its own way of working. @throws NotFound */
export async function getCharter(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId): Promise<Charter> {
	const row = await tx
		.selectFrom("committee")
		.select(["quorumRule", "quorumCount", "noticeDays", "paperDays", "observationDays", "silenceApproves", "distribution"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", committeeId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as Charter;
}

/** The committee of an address, for the forms that are posted there. @throws NotFound */
export const getCommitteeId = (ctx: Ctx, slug: string): Promise<CommitteeId> =>
	reading(ctx, async (tx) => (await getCommitteeBySlug(tx, ctx.actor.territoryId, slug)).id);

function mandates(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId) {
	return tx
		.selectFrom("mandate")
		.innerJoin("membership", (join) =>
			join.onRef("membership.territoryId", "=", "mandate.territoryId").onRef("membership.personId", "=", "mandate.personId"),
		)
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.innerJoin("person", "person.id", "mandate.personId")
		.select([
			"mandate.id as mandateId",
			"mandate.personId",
			"person.displayName",
			"organisation.name as organisationName",
			"mandate.role",
			"mandate.fte",
			"mandate.startsOn",
			"mandate.endsOn",
		])
		.where("mandate.territoryId", "=", territoryId)
		.where("mandate.committeeId", "=", committeeId);
}

/** Mandates in force on a day: chair, substitute, technical leads, then members by name. */
export async function listCommitteeMembers(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	today: Day,
): Promise<CommitteeMember[]> {
	const rows = await mandates(tx, territoryId, committeeId)
		.where(inForce("mandate", today))
		.orderBy(sql`array_position(array['chair', 'substitute', 'technical_lead', 'member'], mandate.role)`)
		.orderBy("person.displayName")
		.execute();
	return rows as CommitteeMember[];
}

/** The territory's bodies, coordination committees first, then by name. */
export async function listCommittees(tx: ReadTx, territoryId: TerritoryId, now: Date): Promise<CommitteeSummary[]> {
	const today = dayOf(now);
	const rows = await tx
		.selectFrom("committee")
		.select((eb) => {
			const held = eb
				.selectFrom("mandate")
				.innerJoin("person", "person.id", "mandate.personId")
				.whereRef("mandate.committeeId", "=", "committee.id")
				.where(inForce("mandate", today));
			return [
				"committee.id",
				"committee.slug",
				"committee.name",
				"committee.kind",
				"committee.cadence",
				held.where("mandate.role", "=", "chair").select("person.displayName").limit(1).as("chairName"),
				held.where("mandate.role", "=", "technical_lead").select("person.displayName").orderBy("mandate.startsOn").limit(1).as("leadName"),
				held.select(({ fn }) => fn.count<number>("mandate.personId").distinct().as("count")).as("memberCount"),
				jsonObjectFrom(
					eb
						.selectFrom("meeting")
						.select(["meeting.id", "meeting.title", "meeting.startsAt"])
						.whereRef("meeting.committeeId", "=", "committee.id")
						.where("meeting.status", "=", "planned")
						.where("meeting.startsAt", ">=", instantAt(today, "00:00"))
						.orderBy("meeting.startsAt")
						.limit(1),
				).as("nextMeeting"),
			];
		})
		.where("committee.territoryId", "=", territoryId)
		.orderBy(sql`committee.kind <> 'coordination_committee'`)
		.orderBy("committee.name")
		.execute();
	return camelKeys(rows).map(({ nextMeeting, ...row }) => ({
		...row,
		nextMeeting: nextMeeting && { ...nextMeeting, startsAt: new Date(nextMeeting.startsAt) },
	})) as CommitteeSummary[];
}

/** A mandate of a body, with who holds it. @throws NotFound also for an id that is none */
export async function getMandate(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	mandateId: string,
): Promise<CommitteeMember> {
	const members = MandateId.safeParse(mandateId).success
		? await mandates(tx, territoryId, committeeId).where("mandate.id", "=", mandateId).execute()
		: [];
	if (!members[0]) throw new NotFound("not-found");
	return members[0] as CommitteeMember;
}

/** The seats of a body, by organisation. */
export async function listSeats(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId): Promise<Seat[]> {
	const rows = await tx
		.selectFrom("committeeOrganisation as seat")
		.innerJoin("organisation", "organisation.id", "seat.organisationId")
		.leftJoin("person as delegate", "delegate.id", "seat.delegateId")
		.leftJoin("person as substitute", "substitute.id", "seat.substituteId")
		.select(["seat.organisationId", "organisation.name as organisationName", "seat.delegateId", "seat.substituteId"])
		.select(["delegate.displayName as delegateName", "substitute.displayName as substituteName"])
		.where("seat.territoryId", "=", territoryId)
		.where("seat.committeeId", "=", committeeId)
		.orderBy("organisation.name")
		.execute();
	return rows as Seat[];
}

/** Guests of every meeting, and of one when it is told; by name. */
export async function listGuests(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	meetingId: MeetingId | null = null,
): Promise<Guest[]> {
	const rows = await tx
		.selectFrom("committeeGuest as guest")
		.leftJoin("membership", (join) =>
			join.onRef("membership.personId", "=", "guest.personId").onRef("membership.territoryId", "=", "guest.territoryId"),
		)
		.leftJoin("person", "person.id", "guest.personId")
		.leftJoin("organisation", "organisation.id", "membership.organisationId")
		.select(["guest.id", "guest.meetingId", "guest.personId"])
		.select(({ fn }) => [
			fn.coalesce("guest.name", "person.displayName").as("name"),
			fn.coalesce("guest.organisation", "organisation.name").as("organisationName"),
			fn.coalesce("guest.email", "person.email").as("email"),
		])
		.where("guest.territoryId", "=", territoryId)
		.where("guest.committeeId", "=", committeeId)
		.where("guest.removedAt", "is", null)
		.where((eb) => eb.or([eb("guest.meetingId", "is", null), ...(meetingId ? [eb("guest.meetingId", "=", meetingId)] : [])]))
		.orderBy("name")
		.execute();
	return rows as Guest[];
}

/** Programmes that the body serves, by title. */
export function listServedProgrammes(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
): Promise<{ id: string; title: string }[]> {
	return tx
		.selectFrom("committeeProgramme")
		.innerJoin("programme", "programme.id", "committeeProgramme.programmeId")
		.select(["programme.id", "programme.title"])
		.where("committeeProgramme.territoryId", "=", territoryId)
		.where("committeeProgramme.committeeId", "=", committeeId)
		.orderBy("programme.title")
		.execute();
}

/** Organisations that sit in a body, by name. */
export function listCommitteeOrganisations(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId): Promise<{ name: string }[]> {
	return tx
		.selectFrom("committeeOrganisation")
		.innerJoin("organisation", "organisation.id", "committeeOrganisation.organisationId")
		.select("organisation.name")
		.where("committeeOrganisation.territoryId", "=", territoryId)
		.where("committeeOrganisation.committeeId", "=", committeeId)
		.orderBy("organisation.name")
		.execute();
}

/** Axes of the programmes that a body follows. */
export function listFollowedAxes(
	tx: ReadTx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
): Promise<{ number: number; title: string }[]> {
	return tx
		.selectFrom("axis")
		.select(["number", "title"])
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.orderBy("number")
		.execute();
}

/** Decisions taken by a body, and how many of the tasks they gave are still open, and late. */
export async function countFollowUp(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId, today: Day) {
	const decisions = await tx
		.selectFrom("decision")
		.select(({ fn }) => fn.countAll<number>().as("decisions"))
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("withdrawnAt", "is", null)
		.executeTakeFirstOrThrow();
	const tasks = await tx
		.selectFrom("task")
		.select(({ fn }) => [fn.countAll<number>().as("openTasks"), fn.countAll<number>().filterWhere("dueOn", "<", today).as("lateTasks")])
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("status", "=", "open")
		.executeTakeFirstOrThrow();
	return { ...decisions, ...tasks };
}
