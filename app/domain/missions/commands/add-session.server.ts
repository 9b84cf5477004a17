import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sessionAdded } from "../events.ts";
import { editSession } from "../policy.ts";
import { assertHolds } from "../rules.ts";
import type { AddSession } from "../schema.ts";
import { assertOrganisation } from "../store.server.ts";
import type { SessionId } from "../types.ts";

/** Opens a drop-in session of one's own organisation, or of any for a steward; whoever writes it says that it holds. */
export async function addSession(ctx: Ctx, session: AddSession): Promise<SessionId> {
	const { actor } = ctx;
	const { territoryId } = actor;
	assertAllowed(editSession(actor, session));
	assertHolds(session);
	const id = newId<SessionId>();
	return inTransaction(ctx, async (tx) => {
		await assertOrganisation(tx, territoryId, session.organisationId, "organisationId");
		await assertOrganisation(tx, territoryId, session.hostId, "hostId");
		await tx
			.insertInto("dropInSession")
			.values({ id, territoryId, ...session, confirmedOn: dayOf(ctx.now) })
			.execute();
		await recordEvent(tx, territoryId, sessionAdded, { sessionId: id, organisationId: session.organisationId });
		return id;
	});
}
