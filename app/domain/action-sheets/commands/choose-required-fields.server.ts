import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { lockAsked, saveAsked } from "../../programmes/steps.server.ts";
import type { ProgrammeId } from "../../programmes/types.ts";
import { requiredFieldsChosen } from "../events.ts";
import * as policy from "../policy.ts";
import type { ChooseRequiredFields } from "../schema.ts";

/** Chooses what a programme asks of its sheets before the steering committee validates them; the light list stays asked of all. */
export async function chooseRequiredFields(ctx: Ctx, { programmeId, fields, fullSheetFor, revision }: ChooseRequiredFields): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(policy.chooseRequiredFields(actor)); // the database locks no programme for whoever is not a steward
	await inTransaction(ctx, async (tx) => {
		const id = programmeId as unknown as ProgrammeId;
		const asked = await lockAsked(tx, territoryId, id);
		assertRevision(asked, revision);
		await saveAsked(tx, territoryId, id, { requiredFields: fields, fullSheetFor, revision: revision + 1 });
		await recordEvent(tx, territoryId, requiredFieldsChosen, { programmeId });
	});
}
