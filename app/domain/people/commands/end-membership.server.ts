import { endMandatesOf } from "../../committees/steps.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { memberEnded } from "../events.ts";
import * as policy from "../policy.ts";
import { assertAnAdminRemains, endPlace } from "../rules.ts";
import type { EndMembership } from "../schema.ts";
import { lockLastingAdmins, lockPlace, savePlace } from "../store.server.ts";

/** Closes a member's access to the territory after the given day: at their next request when it is past. Their traces remain. */
export async function endMembership(ctx: Ctx, { personId, endsOn }: EndMembership): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const admins = await lockLastingAdmins(tx, territoryId);
		const place = await lockPlace(tx, territoryId, personId);
		assertAllowed(policy.endMembership(actor, place));
		const ended = endPlace(place, endsOn);
		assertAnAdminRemains(place, ended, admins.filter((id) => id !== personId).length);
		await savePlace(tx, territoryId, ended);
		await endMandatesOf(tx, territoryId, personId, endsOn);
		await recordEvent(tx, territoryId, memberEnded, { personId, endsOn });
	});
}
