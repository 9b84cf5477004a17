import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { minutesVersionNamed } from "../events.ts";
import * as policy from "../policy.ts";
import { statusAfter } from "../rules.ts";
import type { NameVersion } from "../schema.ts";
import { idsOf, lockMinutes } from "../store.server.ts";
import { keepVersion, presentText } from "../versions.server.ts";

/** Keeps the text as it stands under a name, to come back to it. @returns its number */
export async function nameVersion(ctx: Ctx, { meetingId, name }: NameVersion): Promise<number> {
	const { actor } = ctx;
	const { territoryId } = actor;
	return inTransaction(ctx, async (tx) => {
		const minutes = await lockMinutes(tx, territoryId, meetingId);
		assertAllowed(policy.leadMinutes(actor, minutes));
		statusAfter("save", minutes.status);
		const doc = await presentText(tx, territoryId, minutes);
		const number = await keepVersion(tx, ctx, { id: minutes.id, doc }, { kind: "named", name });
		await recordEvent(tx, territoryId, minutesVersionNamed, { ...idsOf(minutes), number });
		return number;
	});
}
