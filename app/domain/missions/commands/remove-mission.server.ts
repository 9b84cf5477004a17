import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { missionRemoved } from "../events.ts";
import { editMissions } from "../policy.ts";
import type { RemoveMission } from "../schema.ts";
import { lockMission } from "../store.server.ts";

/** Refused when someone changed it since: they may have made it right. */
export async function removeMission(ctx: Ctx, { missionId, revision }: RemoveMission): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(editMissions(actor));
	await inTransaction(ctx, async (tx) => {
		const stored = await lockMission(tx, territoryId, missionId);
		assertRevision(stored, revision);
		await tx.deleteFrom("missionSplit").where("territoryId", "=", territoryId).where("id", "=", missionId).execute();
		const { organisationId, need } = stored;
		await recordEvent(tx, territoryId, missionRemoved, { missionId, organisationId, need, public: stored.public });
	});
}
