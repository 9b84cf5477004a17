import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Db, inUnit } from "#db/client.server.ts";
import { type Ctx, inTransaction } from "../kernel/context.server.ts";
import { assertAllowed, Conflict, NotFound } from "../kernel/errors.ts";
import type { MeetingId, PersonId, TerritoryId } from "../kernel/ids.ts";
import { vocabularyVersion } from "./live-text.ts";
import * as policy from "./policy.ts";

const seconds = 60;
const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

export interface Ticket {
	territoryId: TerritoryId;
	meetingId: MeetingId;
	personId: PersonId;
	sessionId: string;
}

/**
 * One ticket opens one connection to one text, within a minute. Only its hash is kept.
 * @throws Conflict `minutes.editor-too-old` for an editor that does not know every kind of block: it would erase them for everyone
 */
export async function issueTicket(ctx: Ctx, input: { meetingId: MeetingId; sessionId: string; vocabulary: number }): Promise<string> {
	const { actor, now } = ctx;
	if (input.vocabulary < vocabularyVersion) throw new Conflict("minutes.editor-too-old");
	const token = randomBytes(32).toString("base64url");
	await inTransaction(ctx, async (tx) => {
		const minutes = await tx
			.selectFrom("minutes")
			.select(["committeeId"])
			.where("territoryId", "=", actor.territoryId)
			.where("meetingId", "=", input.meetingId)
			.executeTakeFirst();
		if (!minutes) throw new NotFound("not-found");
		assertAllowed(policy.followMinutes(actor, minutes as Parameters<typeof policy.followMinutes>[1]));
		await tx.deleteFrom("liveTicket").where("personId", "=", actor.personId).where("expiresAt", "<=", now).execute();
		await tx
			.insertInto("liveTicket")
			.values({
				hash: hashOf(token),
				territoryId: actor.territoryId,
				meetingId: input.meetingId,
				personId: actor.personId,
				sessionId: input.sessionId,
				issuedAt: now,
				expiresAt: new Date(now.getTime() + seconds * 1000),
			})
			.execute();
	});
	return token;
}

/** Takes the ticket back: it opens nothing twice. */
export async function claimTicket(db: Db, now: Date, token: string): Promise<Ticket | null> {
	return inUnit(db, { personId: null, territoryIds: [], now }, async (tx) => {
		const { rows } = await sql<Ticket>`select * from auth_claim_live_ticket(${hashOf(token)}, ${now})`.execute(tx);
		return rows[0] ?? null;
	});
}
