import { listSheetOptions } from "../../action-sheets/queries.server.ts";
import { findCommittee } from "../../committees/queries.server.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { pointProposed } from "../events.ts";
import * as policy from "../policy.ts";
import { type ProposalId, ProposePoint } from "../preparation-schema.ts";

/** A member asks for a point on one of the body's next agendas, and says why. */
export async function proposePoint(ctx: Ctx, input: ProposePoint): Promise<ProposalId> {
	const { committeeId, ...proposal } = ProposePoint.parse(input);
	const { territoryId, personId } = ctx.actor;
	const proposalId = newId<ProposalId>();
	return inTransaction(ctx, async (tx) => {
		if (!(await findCommittee(tx, territoryId, committeeId))) throw new NotFound("not-found");
		assertAllowed(policy.proposePoint(ctx.actor, { committeeId }));
		if (proposal.sheetId && !(await listSheetOptions(tx, territoryId)).some(({ id }) => id === proposal.sheetId)) {
			throw new RuleViolation("agenda.unknown-sheet", "sheetId");
		}
		await tx
			.insertInto("agendaProposal")
			.values({ id: proposalId, territoryId, committeeId, ...proposal, proposedBy: personId, proposedAt: ctx.now })
			.execute();
		await recordEvent(tx, territoryId, pointProposed, { proposalId, committeeId });
		return proposalId;
	});
}
