import type { AppLoadContext } from "@remix-run/node";
import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { actorOf } from "#app/domain/people/actor-of.ts";
import { recordAccess } from "#app/domain/referrals/access.server.ts";
import type { ReferralId } from "#app/domain/referrals/types.ts";

/** Addresses that name a referral, and what of it they ask for. */
const ofReferral =
	/^\/t\/([^/]+)\/orientations\/(agents\/confier\/)?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:\/([a-z-]+))?/i;

/**
 * Writes down who, signed in, was refused a referral, on whatever page or form: once for each request, from the answer they got, in a
 * transaction of its own since the work was undone. What was only filled in badly, or came too late, is not a refusal.
 */
export async function witnessReferralRefusal(request: Request, context: AppLoadContext, status: number): Promise<void> {
	if (status !== 403 && status !== 404) return;
	const [, territory, isHandOver, referralId, page] = ofReferral.exec(new URL(request.url).pathname) ?? [];
	if (!referralId) return;
	const visitor = await context.visitor();
	const membership = visitor?.memberships.find(({ territorySlug }) => territorySlug === territory);
	// no place in that territory: nobody there to write about
	if (!visitor || !membership) return;
	const actor = actorOf(visitor.person, membership);
	const { territoryId, organisationId } = actor;
	const detail = isHandOver ? "confier" : (page ?? "page");
	await inTransaction({ db: context.db, actor, now: context.clock() }, (tx) =>
		recordAccess(tx, { territoryId, organisationId, referralId: referralId as ReferralId, what: "refused", detail: detail.toLowerCase() }),
	);
}
