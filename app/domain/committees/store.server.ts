import type { z } from "zod";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { GrantMandate } from "./schema.ts";

/** Mandates of a body are given one after the other. */
export async function lockCommittee(tx: Tx, committeeId: CommitteeId): Promise<void> {
	await tx.selectFrom("committee").select("id").where("id", "=", committeeId).forUpdate().execute();
}

/** The body's own columns, locked; other rows of it are written one after the other. @throws NotFound */
export async function lockBody(
	tx: Tx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
): Promise<Record<string, unknown> & { revision: number }> {
	const row = await tx
		.selectFrom("committee")
		.selectAll()
		.where("territoryId", "=", territoryId)
		.where("id", "=", committeeId)
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	return row;
}

/** The programmes that a body serves, all at once; each must be the territory's. */
export async function saveProgrammes(
	tx: Tx,
	territoryId: TerritoryId,
	committeeId: CommitteeId,
	programmeIds: readonly string[],
): Promise<void> {
	const asked = [...new Set(programmeIds)];
	await tx.deleteFrom("committeeProgramme").where("territoryId", "=", territoryId).where("committeeId", "=", committeeId).execute();
	if (asked.length === 0) return;
	const known = await tx.selectFrom("programme").select("id").where("territoryId", "=", territoryId).where("id", "in", asked).execute();
	if (known.length < asked.length) throw new RuleViolation("committee.unknown-programme", "programmeIds");
	await tx
		.insertInto("committeeProgramme")
		.values(asked.map((programmeId) => ({ territoryId, committeeId, programmeId })))
		.execute();
}

/** Only members of the territory sit in its bodies. */
export async function assertMember(tx: ReadTx, territoryId: TerritoryId, personId: PersonId): Promise<void> {
	const membership = await tx
		.selectFrom("membership")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("personId", "=", personId)
		.executeTakeFirst();
	if (!membership) throw new RuleViolation("mandate.not-a-member", "personId");
}

/** The same mandate is not given twice over the same days. */
export async function assertNotHeld(
	tx: ReadTx,
	{ committeeId, personId, role, startsOn, endsOn }: z.output<typeof GrantMandate>,
): Promise<void> {
	const held = await tx
		.selectFrom("mandate")
		.select("id")
		.where("committeeId", "=", committeeId)
		.where("personId", "=", personId)
		.where("role", "=", role)
		.where((eb) => eb.or([eb("endsOn", "is", null), eb("endsOn", ">=", startsOn)]))
		.$if(endsOn !== null, (query) => query.where("startsOn", "<=", endsOn as Day))
		.executeTakeFirst();
	if (held) throw new RuleViolation("mandate.already-held", "personId");
}

/** The database keeps one chair at a time, whoever writes; its refusal becomes ours, beside this field. */
export async function refusingSecondChair<T>(field: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if ((error as { constraint?: string }).constraint === "mandate_one_chair") throw new RuleViolation("mandate.one-chair", field);
		throw error;
	}
}
