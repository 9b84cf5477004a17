import { z } from "zod";
import { eraseReferral } from "#app/domain/referral-rights/commands/erase-referral.server.ts";
import { erasureGranted } from "#app/domain/referral-rights/events.ts";
import { ReferralId } from "#app/domain/referrals/types.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";

/** Erases at once what a person had erased; what the archives must see first is on a list, and waits for it. */
export const eraseGrantedReferral = defineJob({
	name: "erase-referral",
	payload: z.object({ ...eventFields, territoryId, referralId: ReferralId, listId: z.uuid().nullable() }),
	listensTo: [erasureGranted],
	...sweepRetry,
	async run(deps, { territoryId: at, referralId, listId }) {
		if (!listId) await eraseReferral({ ...systemCtx(deps, at), territoryId: at, files: deps.files }, referralId);
	},
});
