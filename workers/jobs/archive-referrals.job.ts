import { z } from "zod";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { archiveReferrals } from "#app/domain/referral-rights/commands/archive-referrals.server.ts";
import { expireAttachments } from "#app/domain/referral-rights/commands/expire-attachments.server.ts";
import { expireDrafts } from "#app/domain/referral-rights/commands/expire-drafts.server.ts";
import { prepareEliminations } from "#app/domain/referral-rights/commands/prepare-eliminations.server.ts";
import { purgeAccess } from "#app/domain/referral-rights/commands/purge-access.server.ts";
import { listTerritoryIds } from "#app/domain/referral-rights/queries.server.ts";
import { endLapsedAccess } from "#app/domain/referrals/commands/end-lapsed-access.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";

/** Each night, in each territory: what an ended agreement no longer opens is closed, what is over is archived, its documents and old drafts go, what is past its retention is listed once a month. */
export const archiveReferralsNightly = defineJob({
	name: "archive-referrals",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		for (const territoryId of await sweeping(systemCtx(deps), listTerritoryIds)) {
			const ctx = { ...systemCtx(deps, territoryId), territoryId, files: deps.files };
			await endLapsedAccess(ctx);
			await archiveReferrals(ctx);
			await expireAttachments(ctx);
			await expireDrafts(ctx);
			await prepareEliminations(ctx);
			await purgeAccess(ctx);
		}
	},
});
