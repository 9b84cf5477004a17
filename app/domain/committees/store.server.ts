import type { z } from "zod";
import type { Day } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import { RuleViolation } from "../kernel/errors.ts";
import type { CommitteeId, PersonId, TerritoryId } from "../kernel/ids.ts";
import type { GrantMandate } from "./schema.ts";

/** Mandates of a body are given one after the other. */
export async function lockCommittee(tx: Tx, committeeId: CommitteeId): Promise<void> {
	await tx.selectFrom("committee").select("id").where("id", "=", committeeId).forUpdate().execute();
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
