import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { guestAdded } from "../events.ts";
import * as policy from "../policy.ts";
import { findCommittee, listGuests } from "../queries.server.ts";
import { AddGuest } from "../schema.ts";
import { assertMember, lockCommittee } from "../store.server.ts";
import type { GuestId } from "../types.ts";

/** As many as an attendance sheet takes; each receives letters of ours. */
const maxGuests = 100;

/** Invites someone without a mandate, to one meeting or to all. */
export async function addGuest(ctx: Ctx, input: AddGuest): Promise<GuestId> {
	const { committeeId, meetingId, personId, ...outsider } = AddGuest.parse(input);
	const { territoryId } = ctx.actor;
	const guestId = newId<GuestId>();
	return inTransaction(ctx, async (tx) => {
		if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
		assertAllowed(policy.inviteGuests(ctx.actor, { committeeId }));
		await lockCommittee(tx, committeeId);
		if (meetingId) {
			const meeting = await tx
				.selectFrom("meeting")
				.select("id")
				.where("committeeId", "=", committeeId)
				.where("id", "=", meetingId)
				.executeTakeFirst();
			if (!meeting) throw new NotFound("not-found");
		}
		const who = personId ? { name: null, email: null, organisation: null } : outsider;
		if (personId) await assertMember(tx, territoryId, personId);
		const invited = await listGuests(tx, territoryId, committeeId, meetingId);
		const isThere = invited.some((guest) =>
			personId ? guest.personId === personId : guest.email?.toLowerCase() === who.email?.toLowerCase(),
		);
		if (isThere) throw new RuleViolation("guest.already-there", personId ? "personId" : "email");
		if (invited.length >= maxGuests) throw new RuleViolation("guest.too-many");
		await tx
			.insertInto("committeeGuest")
			.values({ id: guestId, territoryId, committeeId, meetingId, personId, ...who, addedBy: ctx.actor.personId, addedAt: ctx.now })
			.execute();
		await recordEvent(tx, territoryId, guestAdded, { committeeId, guestId });
		return guestId;
	});
}
