import { type SqlBool, sql } from "kysely";
import { inForce } from "#db/predicates.ts";
import type { ReferralDuty } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { OrganisationId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { pageOf } from "../kernel/pages.ts";
import { obstacleTo } from "./duty-rules.ts";
import type { DutyId, DutyPerson, HeldDuty } from "./duty-types.ts";
import type { RecipientId, RecipientState, ReferralId, Side } from "./types.ts";

/** The people of a territory, by name, with what decides whether a duty takes effect today. */
const people = (tx: ReadTx, territoryId: TerritoryId, today: Day) =>
	tx
		.selectFrom("membership")
		.innerJoin("person", "person.id", "membership.personId")
		.innerJoin("organisation", "organisation.id", "membership.organisationId")
		.where("membership.territoryId", "=", territoryId)
		.select((eb) => [
			"membership.personId",
			"person.displayName",
			"membership.organisationId",
			"organisation.name as organisationName",
			"membership.jobTitle",
			"membership.role",
			sql<boolean>`person.is_active and ${inForce("membership", today)}`.as("isPresent"),
			eb
				.exists(
					eb
						.selectFrom("mandate")
						.select("mandate.id")
						.whereRef("mandate.territoryId", "=", "membership.territoryId")
						.whereRef("mandate.personId", "=", "membership.personId")
						.where("mandate.role", "in", ["chair", "substitute"])
						.where(inForce("mandate", today)),
				)
				.as("isElected"),
		])
		.orderBy(sql`unaccent(lower(person.display_name))`)
		.orderBy("membership.personId");

export async function findDutyPerson(tx: ReadTx, territoryId: TerritoryId, personId: PersonId, today: Day): Promise<DutyPerson | null> {
	const row = await people(tx, territoryId, today).where("membership.personId", "=", personId).executeTakeFirst();
	return (row as DutyPerson | undefined) ?? null;
}

/** To whom this duty could be given today, in the whole territory or in one organisation. */
export async function listDutyCandidates(
	tx: ReadTx,
	territoryId: TerritoryId,
	duties: readonly ReferralDuty[],
	organisationId: OrganisationId | null,
	today: Day,
): Promise<DutyPerson[]> {
	let query = people(tx, territoryId, today);
	if (organisationId) query = query.where("membership.organisationId", "=", organisationId);
	const found = (await query.execute()) as DutyPerson[];
	return found.filter((person) => duties.some((duty) => obstacleTo(duty, person) === null));
}

/** The duties that have not ended, those that sleep included. */
export async function listHeldDuties(
	tx: ReadTx,
	territoryId: TerritoryId,
	{ duties, organisationId }: { duties: readonly ReferralDuty[]; organisationId?: OrganisationId },
	today: Day,
): Promise<HeldDuty[]> {
	let query = people(tx, territoryId, today)
		.innerJoin("referralDuty", (join) =>
			join
				.onRef("referralDuty.territoryId", "=", "membership.territoryId")
				.onRef("referralDuty.personId", "=", "membership.personId")
				.on("referralDuty.duty", "in", duties)
				.on(sql<SqlBool>`(referral_duty.ends_on is null or referral_duty.ends_on >= ${today}::date)`),
		)
		.select(["referralDuty.id as dutyId", "referralDuty.duty", "referralDuty.secretBasis", "referralDuty.startsOn", "referralDuty.endsOn"])
		.orderBy("referralDuty.startsOn");
	if (organisationId) query = query.where("membership.organisationId", "=", organisationId);
	return (await query.execute()) as unknown as HeldDuty[];
}

export async function findHeldDuty(tx: ReadTx, territoryId: TerritoryId, dutyId: DutyId, today: Day): Promise<HeldDuty | null> {
	const held = await listHeldDuties(tx, territoryId, { duties: ["agent", "manager", "dpo"] }, today);
	return held.find((one) => one.dutyId === dutyId) ?? null;
}

/** Duties at work today: begun, and put to sleep by nothing. */
const atWork = (held: readonly HeldDuty[], today: Day) => held.filter((one) => one.startsOn <= today && obstacleTo(one.duty, one) === null);

/** The agents of an organisation who read today what they are named on. */
export async function listActiveAgents(
	tx: ReadTx,
	territoryId: TerritoryId,
	organisationId: OrganisationId,
	today: Day,
): Promise<HeldDuty[]> {
	return atWork(await listHeldDuties(tx, territoryId, { duties: ["agent"], organisationId }, today), today);
}

/** How many agents each organisation has at work today; none has no entry. */
export async function countActiveAgents(tx: ReadTx, territoryId: TerritoryId, today: Day): Promise<Map<OrganisationId, number>> {
	const agents = atWork(await listHeldDuties(tx, territoryId, { duties: ["agent"] }, today), today);
	return new Map([...Map.groupBy(agents, ({ organisationId }) => organisationId)].map(([id, { length }]) => [id, length]));
}

/** The managers of an organisation today: those a reminder climbs to. */
export async function listManagers(
	tx: ReadTx,
	territoryId: TerritoryId,
	organisationId: OrganisationId,
	today: Day,
): Promise<{ personId: PersonId; displayName: string; email: string }[]> {
	const managers = atWork(await listHeldDuties(tx, territoryId, { duties: ["manager"], organisationId }, today), today);
	if (managers.length === 0) return [];
	const rows = await tx
		.selectFrom("person")
		.select(["id as personId", "displayName", "email"])
		.where(
			"id",
			"in",
			managers.map(({ personId }) => personId),
		)
		.orderBy("displayName")
		.execute();
	return rows as { personId: PersonId; displayName: string; email: string }[];
}

/** One side of a referral as its manager follows it: neither need nor word. */
export interface ManagedPlace {
	referralId: ReferralId;
	recipientId: RecipientId | null;
	reference: string;
	state: RecipientState;
	stateSince: Date;
	waitingOn: Side | null;
	dueOn: Day | null;
	assignedTo: PersonId | null;
	readers: PersonId[];
}

const placesPerPage = 25;
const managed = sql`managed_referrals()`;

/** One page of what the actor manages, what is due first; and how many wait on their own organisation. */
export async function listManagedPlaces(tx: ReadTx, organisationId: OrganisationId, asked: number) {
	const mine = sql`organisation_id = ${organisationId}`;
	const { rows: counts } = await sql<{ total: number; waiting: number; late: number }>`
		select count(*) as total, count(*) filter (where recipient_id is not null and waiting_on = 'recipient') as waiting,
			count(*) filter (where recipient_id is not null and waiting_on = 'recipient' and due_on < app_today()) as late
		from ${managed} where ${mine}`.execute(tx as never);
	const { total, waiting, late } = counts[0] as { total: number; waiting: number; late: number };
	const { offset, ...shown } = pageOf(asked, total, placesPerPage);
	const { rows } = await sql<ManagedPlace>`
		select referral_id, recipient_id, reference, state, state_since, waiting_on, due_on, assigned_to, readers from ${managed} where ${mine}
		order by due_on nulls last, state_since, reference limit ${placesPerPage} offset ${offset}`.execute(tx as never);
	return { places: rows, total, waiting, late, ...shown };
}

/** One side of one referral, for the manager of its organisation; null for anyone else. */
export async function findManagedPlace(
	tx: ReadTx,
	organisationId: OrganisationId,
	referralId: string,
	recipientId: string | null,
): Promise<ManagedPlace | null> {
	const { rows } = await sql<ManagedPlace>`
		select referral_id, recipient_id, reference, state, state_since, waiting_on, due_on, assigned_to, readers from ${managed}
		where organisation_id = ${organisationId} and referral_id = ${referralId}::uuid and recipient_id is not distinct from ${recipientId}::uuid`.execute(
		tx as never,
	);
	return rows[0] ?? null;
}
