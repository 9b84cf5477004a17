import { z } from "zod";
import { findAccount, listTerritoriesOf } from "#app/domain/deliveries/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading, sweeping } from "#app/domain/kernel/context.server.ts";
import { nameNotices } from "#app/domain/notices/names.server.ts";
import { forMail } from "#app/domain/notices/rules.ts";
import { claimSettled, markMailed } from "#app/domain/notices/settled.server.ts";
import { noticesEmail } from "#app/emails/notices.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { personId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

/** One mail for all that settled together, with the rights the person holds when it is sent; nothing left to see sends nothing. */
export const sendNoticesEmail = defineJob({
	name: "send-notices-email",
	payload: z.object({ personId }),
	listensTo: [],
	...mailRetry,
	async run(deps, payload) {
		const system = systemCtx(deps);
		const { now } = system;
		const { recipient, territoryIds } = await sweeping(system, async (tx) => ({
			recipient: await findAccount(tx, payload.personId),
			territoryIds: await listTerritoriesOf(tx, payload.personId, dayOf(now)),
		}));
		if (!recipient || territoryIds.length === 0) return;
		const ctx = { db: deps.db, now, personId: payload.personId, territoryIds };
		for (const batch of await claimSettled(ctx)) {
			const named = await reading(ctx, (tx) => nameNotices(tx, ctx, batch.notices, now));
			const notices = [...named.values()].filter(({ readAt, doneAt }) => readAt === null && doneAt === null);
			const threads = new Set(notices.map(({ thread }) => thread));
			if (notices.length > 0)
				await mailOnce(deps, system, {
					key: `notices/${batch.id}`,
					kind: "notices",
					territoryId: null,
					recipient,
					thread: threads.size === 1 ? ([...threads][0] ?? undefined) : undefined,
					stops: batch.stops,
					compose: () =>
						noticesEmail({
							displayName: recipient.displayName,
							notices: notices.map(forMail).map((notice) => ({ ...notice, href: linkTo(deps, notice.href) })),
							href: linkTo(deps, paths.inbox()),
							settingsHref: linkTo(deps, paths.notificationSettings()),
						}),
				});
			await markMailed(ctx, batch.id);
		}
	},
});
