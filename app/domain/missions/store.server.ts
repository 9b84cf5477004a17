import type { Tx } from "../kernel/context.server.ts";
import { NotFound, RuleViolation } from "../kernel/errors.ts";
import type { OrganisationId, TerritoryId } from "../kernel/ids.ts";
import { getMission, getSession } from "./queries.server.ts";
import type { DropInSession, Mission, MissionId, SessionId } from "./types.ts";

/** The row held, then read as people see it: what a conflict shows. @throws NotFound */
export async function lockMission(tx: Tx, territoryId: TerritoryId, missionId: MissionId): Promise<Mission> {
	const held = await tx
		.selectFrom("missionSplit")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", missionId)
		.forUpdate()
		.executeTakeFirst();
	if (!held) throw new NotFound("not-found");
	return getMission(tx, territoryId, missionId);
}

/** Read before it is held: who may not write a session sees it all the same, and is refused by the policy, not by its absence. */
export async function lockSession(tx: Tx, territoryId: TerritoryId, sessionId: SessionId): Promise<DropInSession> {
	await tx
		.selectFrom("dropInSession")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", sessionId)
		.forUpdate()
		.executeTakeFirst();
	return getSession(tx, territoryId, sessionId);
}

/** @throws RuleViolation beside the field when the territory has no such organisation */
export async function assertOrganisation(tx: Tx, territoryId: TerritoryId, id: OrganisationId | null, field: string): Promise<void> {
	if (id === null) return;
	const found = await tx
		.selectFrom("organisation")
		.select("id")
		.where("territoryId", "=", territoryId)
		.where("id", "=", id)
		.executeTakeFirst();
	if (!found) throw new RuleViolation("invalid.id", field);
}

const refusals: Record<string, [code: string, field: string]> = {
	mission_split_lead: ["mission.lead-taken", "part"],
	mission_split_territory_id_need_public_organisation_id_key: ["mission.already-split", "organisationId"],
};

/** One leads, and each organisation stands once for a mission and a public: kept by the database whoever writes, told as ours. */
export async function refusingSecond<T>(work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		const refusal = refusals[(error as { constraint?: string }).constraint ?? ""];
		throw refusal ? new RuleViolation(...refusal) : error;
	}
}
