import { type Day, dayOf, plusDays } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import { NotFound } from "../kernel/errors.ts";
import type { CommitteeId, TerritoryId } from "../kernel/ids.ts";

/** What the committee's charter says of approving minutes. */
export interface ApprovalCharter {
	/** Days during which those who were there may write what they observed. */
	observationDays: number;
	silenceApproves: boolean;
}

export async function charterOf(tx: ReadTx, territoryId: TerritoryId, committeeId: CommitteeId): Promise<ApprovalCharter> {
	const charter = await tx
		.selectFrom("committee")
		.select(["observationDays", "silenceApproves"])
		.where("territoryId", "=", territoryId)
		.where("id", "=", committeeId)
		.executeTakeFirst();
	if (!charter) throw new NotFound("not-found");
	return charter;
}

/** The last day on which a submitted text may be commented on. */
export const observableUntil = (submittedAt: Date, { observationDays }: ApprovalCharter): Day =>
	plusDays(dayOf(submittedAt), observationDays);
