import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, Conflict } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { memberChanged } from "../events.ts";
import * as policy from "../policy.ts";
import { assertAnAdminRemains, placeStamp } from "../rules.ts";
import type { ChangeMembership } from "../schema.ts";
import { assertOrganisation, lockLastingAdmins, lockPlace, savePlace } from "../store.server.ts";

/** Gives a member another organisation, role or job title; effective at their next request. */
export async function changeMembership(ctx: Ctx, { personId, seen, ...change }: ChangeMembership): Promise<void> {
	const { actor } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		const admins = await lockLastingAdmins(tx, territoryId);
		const place = await lockPlace(tx, territoryId, personId);
		assertAllowed(policy.changeMembership(actor, place, change.role));
		if (placeStamp(place) !== seen) throw new Conflict("stale", { ...place, seen: placeStamp(place) });
		await assertOrganisation(tx, territoryId, change.organisationId);
		const changed = { ...place, ...change };
		assertAnAdminRemains(place, changed, admins.filter((id) => id !== personId).length);
		await savePlace(tx, territoryId, changed);
		await recordEvent(tx, territoryId, memberChanged, { personId, organisationId: change.organisationId, role: change.role });
	});
}
