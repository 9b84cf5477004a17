import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { invitationRequested } from "../events.ts";
import * as policy from "../policy.ts";
import { getMember } from "../queries.server.ts";
import { assertInvited } from "../rules.ts";
import { lockPlace } from "../store.server.ts";

/** Asks for a new mail to somebody who has not come yet; its link replaces the earlier one. */
export async function resendInvitation(ctx: Ctx, { personId }: { personId: PersonId }): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	await inTransaction(ctx, async (tx) => {
		assertAllowed(policy.resendInvitation(actor, await lockPlace(tx, territoryId, personId)));
		assertInvited((await getMember(tx, territoryId, personId, dayOf(now))).state);
		await recordEvent(tx, territoryId, invitationRequested, { personId, territoryId, invitedBy: actor.personId });
	});
}
