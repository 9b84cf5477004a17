import { z } from "zod";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { isWorkingDay } from "#app/domain/kernel/working-days.ts";
import { expireReferral } from "#app/domain/referrals/commands/expire-referral.server.ts";
import { remindReferral } from "#app/domain/referrals/commands/remind-referral.server.ts";
import { listWaits } from "#app/domain/referrals/waits.server.ts";
import { defineJob, sweepRetry, systemCtx } from "../define-job.ts";

/** On working days, lets time pass over the answers that wait: each command judges again on the locked row whether its hour has come. */
export const sweepReferrals = defineJob({
	name: "sweep-referrals",
	payload: z.object({}),
	listensTo: [],
	...sweepRetry,
	async run(deps) {
		const today = dayOf(deps.clock());
		const errors: unknown[] = [];
		for (const { territoryId, recipientId, department } of await sweeping(systemCtx(deps), (tx) => listWaits(tx, today))) {
			if (!isWorkingDay(today, department)) continue;
			const ctx = { ...systemCtx(deps), territoryId };
			// one that cannot be moved keeps no other waiting
			try {
				if (!(await expireReferral(ctx, { recipientId }))) await remindReferral(ctx, { recipientId });
			} catch (error) {
				errors.push(error);
			}
		}
		if (errors.length > 0) throw errors[0];
	},
});
