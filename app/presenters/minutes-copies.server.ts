import * as diffusion from "#app/domain/diffusion/policy.ts";
import { firstMailing } from "#app/domain/diffusion/queries.server.ts";
import { cuts } from "#app/domain/diffusion/types.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import * as policy from "#app/domain/minutes/policy.ts";
import type { Minutes } from "#app/domain/minutes/types.ts";

/** What leaves the page of minutes: the copies its reader may take, when it was sent round, and its versions. */
export async function copiesShown(tx: ReadTx, { actor }: Ctx, minutes: Minutes) {
	const mailing = await firstMailing(tx, actor.territoryId, minutes.id);
	return {
		cuts: cuts.filter((cut) => diffusion.readEdition(actor, minutes, cut).allowed),
		mailing: mailing && { at: mailing.at.toISOString(), byName: mailing.byName },
		canDistribute: minutes.status === "approved" && diffusion.distributeMinutes(actor, minutes).allowed,
		canSeeVersions: policy.followMinutes(actor, minutes).allowed,
	};
}
