import { z } from "zod";
import { findAccount, listTerritoriesOf } from "#app/domain/deliveries/queries.server.ts";
import { addressRefusalOf } from "#app/domain/deliveries/rules.ts";
import { isMailStopped } from "#app/domain/deliveries/stops.server.ts";
import { releaseDigest, settleDigest } from "#app/domain/digests/commands/settle-digest.server.ts";
import { digestContent } from "#app/domain/digests/content.server.ts";
import { findWaitingDigest, wantsNoDigest } from "#app/domain/digests/queries.server.ts";
import { latestMs } from "#app/domain/digests/rules.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { sweeping } from "#app/domain/kernel/context.server.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import { digestEmail } from "#app/emails/digest.ts";
import { paths } from "#app/paths.ts";
import { defineJob, digestRetry, systemCtx } from "../define-job.ts";
import { linkTo, mailOnce } from "./deliver.ts";
import { valueLinks } from "./value-links.ts";

/** One mail for a window of a person, over all their territories, made of what waits for them, and of their rights, when it is sent. */
export const sendDigestEmail = defineJob({
	name: "send-digest-email",
	// before windows were records, a person and a day: those are no news any more
	payload: z.union([z.object({ digestId: z.uuid() }), z.object({ personId: z.uuid(), day: z.iso.date() })]),
	listensTo: [],
	...digestRetry,
	async run(deps, payload) {
		if (!("digestId" in payload)) return;
		const ctx = systemCtx(deps);
		const { digestId: id } = payload;
		const found = await sweeping(ctx, async (tx) => {
			const digest = await findWaitingDigest(tx, id);
			if (!digest) return null;
			const { personId } = digest;
			const today = dayOf(ctx.now);
			const recipient = await findAccount(tx, personId);
			const territoryIds = await listTerritoriesOf(tx, personId, today);
			const isWithheld =
				!recipient || territoryIds.length === 0 || (await wantsNoDigest(tx, personId)) || (await isMailStopped(tx, recipient.email));
			if (isWithheld) return { digest, today, territoryIds, recipient: null };
			return { digest, today, territoryIds, recipient, content: await digestContent(tx, { personId, territoryIds }, digest, ctx.now) };
		});
		if (!found) return;
		const { digest, today, territoryIds } = found;
		const whose = { id, personId: digest.personId, territoryIds };
		if (ctx.now.getTime() - digest.endsAt.getTime() > latestMs) {
			await releaseDigest(ctx, id);
			return;
		}
		const withheld = { ...whose, outcome: "withheld", itemCount: 0, noticeIds: [] } as const;
		if (!found.recipient) return settleDigest(ctx, withheld);
		const { recipient, content } = found;
		if (content.itemCount === 0) return settleDigest(ctx, { ...whose, outcome: "empty", ...content });
		const outcome = await mailOnce(deps, ctx, {
			key: `digest/${id}`,
			kind: "digest",
			territoryId: null,
			recipient,
			compose: async () => {
				const token = await issueMailToken(ctx, {
					personId: digest.personId,
					purpose: "unsubscribe-digest",
					territoryId: null,
					objectId: null,
				});
				const sections = content.sections.map(({ key, items }) => ({
					key,
					items: items.map((item) => ({ ...item, href: linkTo(deps, item.href) })),
				}));
				const asksForValues = sections.some(({ items }) => items.some(({ kind }) => kind === "values"));
				const values = asksForValues ? await valueLinks(deps, ctx, digest.personId, territoryIds) : [];
				const unsubscribeHref = linkTo(deps, paths.unsubscribe(token));
				const mail = await digestEmail({
					displayName: recipient.displayName,
					sections,
					values,
					today,
					href: linkTo(deps, paths.home()),
					settingsHref: linkTo(deps, paths.notificationSettings()),
					unsubscribeHref,
				});
				return { ...mail, unsubscribeHref };
			},
		}).catch((error) => {
			// no further try changes the answer; what was not told stands in the next digest
			if (addressRefusalOf(error) === null) throw error;
			return "stopped" as const;
		});
		if (outcome === "stopped") return settleDigest(ctx, withheld);
		await settleDigest(ctx, { ...whose, outcome: "sent", ...content });
	},
	// its window goes to the next one
	giveUp: (deps, payload) =>
		"digestId" in payload ? releaseDigest(systemCtx(deps), payload.digestId).then(() => undefined) : Promise.resolve(),
});
