import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { viewSaved } from "../events.ts";
import * as policy from "../policy.ts";
import { maxViewCount } from "../rules.ts";
import type { SaveView } from "../schema.ts";
import { refuseTakenName } from "../store.server.ts";
import type { SavedViewId } from "../types.ts";

export async function saveView(ctx: Ctx, { name, search, isShared }: SaveView): Promise<SavedViewId> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.saveView(actor, { isShared }));
		const { count } = await tx
			.selectFrom("savedView")
			.select(({ fn }) => fn.countAll<number>().as("count"))
			.where("territoryId", "=", territoryId)
			.where("personId", "=", personId)
			.executeTakeFirstOrThrow();
		if (count >= maxViewCount) throw new RuleViolation("saved-view.too-many");
		const id = newId<SavedViewId>();
		await tx
			.insertInto("savedView")
			.values({ id, territoryId, personId, name, search, isShared, createdAt: now, updatedAt: now })
			.execute()
			.catch(refuseTakenName);
		await recordEvent(tx, territoryId, viewSaved, { viewId: id, isShared });
		return id;
	});
}
