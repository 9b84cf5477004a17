import { z } from "zod";
import { findAccount, listTerritoriesOf } from "#app/domain/deliveries/queries.server.ts";
import { recordDigest } from "#app/domain/digests/commands/record-digest.server.ts";
import { listDuties } from "#app/domain/duties/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { digestEmail } from "#app/emails/digest.ts";
import { paths } from "#app/paths.ts";
import { defineJob, freshMailRetry, systemCtx } from "../define-job.ts";
import { personId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

/** One mail a day over all the person's territories, made of what waits for them, and of their rights, when it is sent. */
export const sendDigestEmail = defineJob({
	name: "send-digest-email",
	payload: z.object({ personId, day: z.iso.date() }),
	listensTo: [],
	...freshMailRetry,
	async run(deps, payload) {
		const ctx = systemCtx(deps);
		const today = dayOf(ctx.now);
		if (payload.day !== today) return; // yesterday's digest is no news: today has its own
		const found = await sweeping(ctx, async (tx) => {
			const recipient = await findAccount(tx, payload.personId);
			if (!recipient) return null;
			const territoryIds = await listTerritoriesOf(tx, payload.personId, today);
			return { recipient, duties: await listDuties(tx, { personId: payload.personId, territoryIds, isForLetter: true }, today) };
		});
		if (!found || found.duties.length === 0) return;
		const { recipient } = found;
		const duties = found.duties.map((duty) => ({ ...duty, href: linkTo(deps, duty.href) }));
		await mailOnce(deps, ctx, {
			key: `digest/${payload.personId}/${today}`,
			kind: "digest",
			territoryId: null,
			recipient,
			compose: () => digestEmail({ displayName: recipient.displayName, duties, today, href: linkTo(deps, paths.home()) }),
		});
		await recordDigest(ctx, payload.personId, today, duties.length);
	},
});
