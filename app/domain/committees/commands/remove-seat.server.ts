import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { seatRemoved } from "../events.ts";
import * as policy from "../policy.ts";
import { listSeats } from "../queries.server.ts";
import { RemoveSeat } from "../schema.ts";

/** Takes an organisation's seat away; mandates of its people stay until they are ended. */
export async function removeSeat(ctx: Ctx, input: RemoveSeat): Promise<void> {
	const { committeeId, organisationId } = RemoveSeat.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		const seats = await listSeats(tx, territoryId, committeeId);
		if (!seats.some((seat) => seat.organisationId === organisationId)) throw new NotFound("not-found");
		assertAllowed(policy.manageBody(ctx.actor));
		const { numDeletedRows } = await tx
			.deleteFrom("committeeOrganisation")
			.where("territoryId", "=", territoryId)
			.where("committeeId", "=", committeeId)
			.where("organisationId", "=", organisationId)
			.executeTakeFirst();
		if (numDeletedRows === 0n) throw new NotFound("not-found");
		await recordEvent(tx, territoryId, seatRemoved, { committeeId, organisationId });
	});
}
