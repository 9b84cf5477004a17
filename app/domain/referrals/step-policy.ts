import { type Action, actionsOf } from "./rules.ts";
import type { Recipient, Referral, Side } from "./types.ts";

/** Why a side cannot take a step as things stand; null when it can. The command judges again, on the locked row. */
export function obstacleToStep(
	action: Action,
	side: Side,
	{ archivedAt, objectedAt }: Pick<Referral, "archivedAt" | "objectedAt">,
	{ state, accessEndedAt }: Pick<Recipient, "state" | "accessEndedAt">,
): string | null {
	// what was archived is taken up again by those who sent it, and by nobody else
	if (archivedAt && !(action === "reopen" && side === "sender")) return "referral.archived";
	if (objectedAt && (action === "reopen" || action === "relay")) return "referral.objected";
	if (accessEndedAt && action === "reopen") return "referral.not-agreed";
	return actionsOf(state, side).includes(action) ? null : "referral.wrong-state";
}
