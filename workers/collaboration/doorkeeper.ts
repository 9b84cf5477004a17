import type { Sessions } from "#app/adapters/sessions.server.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import * as policy from "#app/domain/minutes/policy.ts";
import { findMinutes } from "#app/domain/minutes/queries.server.ts";
import { isPossible } from "#app/domain/minutes/rules.ts";
import type { Ticket } from "#app/domain/minutes/tickets.server.ts";
import { actorOf } from "#app/domain/people/actor-of.ts";
import { listMemberships } from "#app/domain/people/queries.server.ts";
import type { Db } from "#db/client.server.ts";

/** What someone may do with a text right now. */
export interface Admission {
	ctx: Ctx;
	access: "write" | "read";
}

export interface Doorkeeper {
	/** Judged from nothing but what is stored: session, account, membership, mandates, state of the text. Null when the door is closed. */
	judge(ticket: Ticket): Promise<Admission | null>;
}

export const createDoorkeeper = (db: Db, sessions: Sessions, clock: () => Date): Doorkeeper => ({
	async judge({ sessionId, personId, territoryId, meetingId }) {
		const now = clock();
		const person = await sessions.findById(sessionId);
		if (person?.id !== personId) return null;
		const membership = (await listMemberships(db, personId, now)).find((one) => one.territoryId === territoryId);
		if (!membership) return null;
		const ctx: Ctx = { db, actor: actorOf(person, membership), now };
		const minutes = await reading(ctx, (tx) => findMinutes(tx, territoryId, meetingId));
		if (!minutes || !policy.followMinutes(ctx.actor, minutes).allowed) return null;
		const mayWrite = policy.writeMinutes(ctx.actor, minutes).allowed && isPossible("save", minutes.status);
		return { ctx, access: mayWrite ? "write" : "read" };
	},
});
