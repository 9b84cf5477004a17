import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { missionAdded } from "../events.ts";
import { editMissions } from "../policy.ts";
import type { AddMission } from "../schema.ts";
import { assertOrganisation, refusingSecond } from "../store.server.ts";
import type { MissionId } from "../types.ts";

/** Writes down that an organisation leads or supports a mission for a public. */
export async function addMission(ctx: Ctx, mission: AddMission): Promise<MissionId> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(editMissions(actor));
	const id = newId<MissionId>();
	return refusingSecond(() =>
		inTransaction(ctx, async (tx) => {
			await assertOrganisation(tx, territoryId, mission.organisationId, "organisationId");
			await tx
				.insertInto("missionSplit")
				.values({ id, territoryId, ...mission })
				.execute();
			const { organisationId, need } = mission;
			await recordEvent(tx, territoryId, missionAdded, { missionId: id, organisationId, need, public: mission.public });
			return id;
		}),
	);
}
