import { sql } from "kysely";
import type { TerritoryRole } from "../kernel/actor.ts";
import type { Day } from "../kernel/calendar.ts";
import type { Tx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import { newId, type OrganisationId, type PersonId, type TerritoryId } from "../kernel/ids.ts";

export interface StoredPlace {
	personId: PersonId;
	organisationId: OrganisationId;
	role: TerritoryRole;
	jobTitle: string | null;
	startsOn: Day;
	endsOn: Day | null;
}

/** The account of an address, made if need be; whether it was there before is not told. */
export async function ensurePerson(tx: Tx, email: string, displayName: string): Promise<PersonId> {
	const { rows } = await sql<{ id: PersonId }>`select ensure_person(${newId()}, ${email}, ${displayName}) as id`.execute(tx);
	return (rows[0] as { id: PersonId }).id;
}

export async function lockPlace(tx: Tx, territoryId: TerritoryId, personId: PersonId): Promise<StoredPlace> {
	const row = await tx
		.selectFrom("membership")
		.select(["personId", "organisationId", "role", "jobTitle", "startsOn", "endsOn"])
		.where("territoryId", "=", territoryId)
		.where("personId", "=", personId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row as unknown as StoredPlace;
}

export async function savePlace(tx: Tx, territoryId: TerritoryId, { personId, ...place }: StoredPlace): Promise<void> {
	await tx.updateTable("membership").set(place).where("territoryId", "=", territoryId).where("personId", "=", personId).execute();
}

/** Locks every admin's place, in one order, so that two admins who remove each other at the same moment cannot both succeed. */
export async function lockLastingAdmins(tx: Tx, territoryId: TerritoryId): Promise<PersonId[]> {
	const rows = await tx
		.selectFrom("membership")
		.select("personId")
		.where("territoryId", "=", territoryId)
		.where("role", "=", "admin")
		.where("endsOn", "is", null)
		.orderBy("id")
		.forUpdate()
		.execute();
	return rows.map((row) => row.personId as PersonId);
}

export async function assertOrganisation(tx: Tx, territoryId: TerritoryId, id: OrganisationId): Promise<void> {
	const found = await tx
		.selectFrom("organisation")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", id)
		.executeTakeFirst();
	if (!found) throw new NotFound("not-found");
}

/** Uses a link up, as the person it was sent to. @returns false when it was used, expired or replaced meanwhile */
export async function spendToken(tx: Tx, hash: string, now: Date): Promise<boolean> {
	const { numUpdatedRows } = await tx
		.updateTable("authToken")
		.set({ usedAt: now })
		.where("hash", "=", hash)
		.where("usedAt", "is", null)
		.where("expiresAt", ">", now)
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

/** Whoever can set a password through their mailbox has also answered their invitations. @returns the territories concerned */
export async function spendInvitations(
	tx: Tx,
	personId: PersonId,
	territoryIds: readonly TerritoryId[],
	now: Date,
): Promise<TerritoryId[]> {
	if (territoryIds.length === 0) return [];
	const rows = await tx
		.updateTable("authToken")
		.set({ usedAt: now })
		.where("personId", "=", personId)
		.where("kind", "=", "invitation")
		.where("usedAt", "is", null)
		.where("territoryId", "in", territoryIds)
		.returning("territoryId")
		.execute();
	return [...new Set(rows.map((row) => row.territoryId as TerritoryId))];
}

/**
 * Replaces a password. In the same transaction every session of the person closes and every link to set a password dies: a
 * thief who had one keeps nothing, even if the process stops right after.
 */
export async function savePassword(tx: Tx, personId: PersonId, passwordHash: string, now: Date): Promise<void> {
	await tx
		.insertInto("credential")
		.values({ personId, passwordHash, changedAt: now })
		.onConflict((conflict) => conflict.column("personId").doUpdateSet({ passwordHash, changedAt: now }))
		.execute();
	await tx.deleteFrom("session").where("personId", "=", personId).execute();
	await tx
		.updateTable("authToken")
		.set({ usedAt: now })
		.where("personId", "=", personId)
		.where("kind", "=", "password_reset")
		.where("usedAt", "is", null)
		.execute();
}
