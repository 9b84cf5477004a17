import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { recordAccess } from "../access.server.ts";
import type { ReferralId } from "../types.ts";

/** Addresses that name a referral, and what of it they ask for. */
const ofReferral =
	/^\/t\/[^/]+\/orientations\/(agents\/confier\/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\/([a-z-]+))?/i;

/**
 * Writes down who was refused a referral, on whatever page or form, in a transaction of its own since the work was undone. What was only
 * filled in badly, or came too late, is not a refusal.
 */
export async function witnessRefusal(ctx: Ctx, pathname: string): Promise<void> {
	const [, isHandOver, referralId, page] = ofReferral.exec(pathname) ?? [];
	if (!referralId) return;
	const { territoryId, organisationId } = ctx.actor;
	const detail = isHandOver ? "confier" : (page ?? "page");
	await inTransaction(ctx, (tx) =>
		recordAccess(tx, { territoryId, organisationId, referralId: referralId as ReferralId, what: "refused", detail: detail.toLowerCase() }),
	);
}
