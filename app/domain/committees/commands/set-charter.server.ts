import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { charterSet } from "../events.ts";
import * as policy from "../policy.ts";
import { getCharter } from "../queries.server.ts";
import { linesOf, SetCharter } from "../schema.ts";
import { lockBody } from "../store.server.ts";

/** Changes how a body works: quorum, delays, whether silence approves, who receives its minutes. */
export async function setCharter(ctx: Ctx, input: SetCharter): Promise<void> {
	const { committeeId, revision, quorumCount, toMembers, toGuests, emails, organisationIds, ...rules } = SetCharter.parse(input);
	const { territoryId } = ctx.actor;
	await inTransaction(ctx, async (tx) => {
		await getCharter(tx, territoryId, committeeId); // who may not change it is told whether it exists
		assertAllowed(policy.setCharter(ctx.actor, { committeeId }));
		const body = await lockBody(tx, territoryId, committeeId);
		const charter = await getCharter(tx, territoryId, committeeId);
		assertRevision(body, revision, { ...charter, revision: body.revision });
		const hastens = rules.silenceApproves && (!charter.silenceApproves || rules.observationDays < charter.observationDays);
		if (hastens) assertAllowed(policy.hastenSilence(ctx.actor));
		const known = await tx.selectFrom("organisation").select("id").where("territoryId", "=", territoryId).execute();
		if (organisationIds.some((id) => !known.some((one) => one.id === id)))
			throw new RuleViolation("committee.unknown-organisation", "organisationIds");
		const distribution = JSON.stringify({
			members: toMembers,
			guests: toGuests,
			emails: linesOf(emails?.toLowerCase() ?? null),
			organisationIds,
		});
		await tx
			.updateTable("committee")
			.set({ ...rules, quorumCount: rules.quorumRule === "number" ? quorumCount : null, distribution, revision: revision + 1 })
			.where("id", "=", committeeId)
			.execute();
		await recordEvent(tx, territoryId, charterSet, { committeeId });
	});
}
