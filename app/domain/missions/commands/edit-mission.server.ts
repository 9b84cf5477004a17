import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { missionEdited } from "../events.ts";
import { editMissions } from "../policy.ts";
import type { EditMission } from "../schema.ts";
import { assertOrganisation, lockMission, refusingSecond } from "../store.server.ts";

export async function editMission(ctx: Ctx, { missionId, revision, ...fields }: EditMission): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(editMissions(actor));
	await refusingSecond(() =>
		inTransaction(ctx, async (tx) => {
			const stored = await lockMission(tx, territoryId, missionId);
			assertRevision(stored, revision);
			await assertOrganisation(tx, territoryId, fields.organisationId, "organisationId");
			await tx
				.updateTable("missionSplit")
				.set({ ...fields, revision: stored.revision + 1 })
				.where("territoryId", "=", territoryId)
				.where("id", "=", missionId)
				.execute();
			const { organisationId, need } = fields;
			await recordEvent(tx, territoryId, missionEdited, { missionId, organisationId, need, public: fields.public });
		}),
	);
}
