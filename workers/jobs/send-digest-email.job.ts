import { z } from "zod";
import { deliverTogether } from "#app/domain/deliveries/deliver-together.server.ts";
import { addressRefusalOf } from "#app/domain/deliveries/rules.ts";
import { forgetRefusals, recordRefusal } from "#app/domain/deliveries/stops.server.ts";
import { releaseDigests, type SettledDigest, settleDigests } from "#app/domain/digests/commands/settle-digests.server.ts";
import { type DigestContent, digestContents } from "#app/domain/digests/content.server.ts";
import { type DigestToSend, listDigestsToSend } from "#app/domain/digests/queries.server.ts";
import { dayIn, latestMs } from "#app/domain/digests/rules.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type SystemCtx, sweeping } from "#app/domain/kernel/context.server.ts";
import { issueMailTokens } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import { digestEmail } from "#app/emails/digest.ts";
import { paths } from "#app/paths.ts";
import { defineJob, digestRetry, type JobDeps, systemCtx } from "../define-job.ts";
import { linkTo } from "./deliver.ts";
import { valueLinks } from "./value-links.ts";

const payload = z.union([
	z.object({ digestIds: z.array(z.uuid()).min(1) }),
	// one at a time, before they were sent together
	z.object({ digestId: z.uuid() }),
	// before windows were records, a person and a day: those are no news any more
	z.object({ personId: z.uuid(), day: z.iso.date() }),
]);

const idsOf = (said: z.output<typeof payload>): string[] =>
	"digestIds" in said ? said.digestIds : "digestId" in said ? [said.digestId] : [];

/**
 * One mail for a window of each person, over all their territories, made of what waits for them, and of their rights, when it is sent.
 * Tried again, it is for those alone that were not sent.
 */
export const sendDigestEmail = defineJob({
	name: "send-digest-email",
	payload,
	listensTo: [],
	...digestRetry,
	async run(deps, said) {
		const ctx = systemCtx(deps);
		const found = await sweeping(ctx, async (tx) => {
			const digests = await listDigestsToSend(tx, idsOf(said), dayOf(ctx.now));
			const readers = digests
				.filter(({ isWithheld, isAway }) => !isWithheld && !isAway)
				.map((one) => ({ ...one, window: one, today: dayIn(ctx.now, one.zone) }));
			return { digests, contents: await digestContents(tx, readers, ctx.now) };
		});
		const isForNext = ({ endsAt, isAway }: DigestToSend) => isAway || ctx.now.getTime() - endsAt.getTime() > latestMs;
		const left = found.digests.filter(isForNext);
		if (left.length > 0)
			await releaseDigests(
				ctx,
				left.map(({ id }) => id),
			);

		const settled: SettledDigest[] = [];
		const letters: Letter[] = [];
		for (const digest of found.digests) {
			const content = found.contents.get(digest.personId);
			if (isForNext(digest)) continue;
			if (!content) settled.push(withheld(digest));
			else if (content.itemCount === 0) settled.push({ ...digest, outcome: "empty", ...content });
			else letters.push({ ...digest, content });
		}
		const failures: Error[] = [];
		const outcomes = await sendAll(deps, ctx, letters);
		for (const [n, outcome] of outcomes.entries()) {
			const letter = letters[n] as Letter;
			if (outcome === true && letter.wasRefused) await forgetRefusals(ctx, letter.email);
			if (!(outcome instanceof Error)) settled.push({ ...letter, outcome: "sent", ...letter.content });
			// no further try changes the answer; what was not told stands in the next digest
			else if (addressRefusalOf(outcome) !== null) settled.push(withheld(letter));
			else failures.push(outcome);
		}
		await settleDigests(ctx, settled);
		if (failures[0]) throw failures[0];
	},
	// their windows go to the next ones
	async giveUp(deps, said) {
		await releaseDigests(systemCtx(deps), idsOf(said));
	},
});

interface Letter extends DigestToSend {
	content: DigestContent;
}

const withheld = (digest: DigestToSend): SettledDigest => ({ ...digest, outcome: "withheld", itemCount: 0, noticeIds: [] });

async function sendAll(deps: JobDeps, ctx: SystemCtx, letters: readonly Letter[]): Promise<(boolean | Error)[]> {
	const asked = { purpose: "unsubscribe-digest", territoryId: null, objectId: null } as const;
	const tokens = await issueMailTokens(
		ctx,
		letters.map(({ personId }) => ({ personId, ...asked })),
	);
	const mails = letters.map((letter, n) => ({
		letter,
		unsubscribeHref: linkTo(deps, paths.unsubscribe(tokens[n] as string)),
		...{ key: `digest/${letter.id}`, kind: "digest", personId: letter.personId, territoryId: null, address: letter.email },
	}));
	return deliverTogether(ctx, mails, async ({ letter, unsubscribeHref, key, kind, address }) => {
		try {
			const mail = await composed(deps, ctx, letter, unsubscribeHref);
			return await deps.mailer.send({ to: { name: letter.displayName, address }, ...mail, unsubscribeHref, kind, key });
		} catch (error) {
			const code = addressRefusalOf(error);
			if (code !== null) await recordRefusal(ctx, { email: address, code, cameBack: false });
			throw error;
		}
	});
}

async function composed(
	deps: JobDeps,
	ctx: SystemCtx,
	{ personId, displayName, territoryIds, content, zone }: Letter,
	unsubscribeHref: string,
) {
	const sections = content.sections.map(({ key, items }) => ({
		key,
		items: items.map((item) => ({ ...item, href: linkTo(deps, item.href) })),
	}));
	const asksForValues = sections.some(({ items }) => items.some(({ kind }) => kind === "values"));
	return digestEmail({
		displayName,
		sections,
		values: asksForValues ? await valueLinks(deps, ctx, personId, territoryIds) : [],
		today: dayIn(ctx.now, zone),
		href: linkTo(deps, paths.home()),
		settingsHref: linkTo(deps, paths.notificationSettings()),
		unsubscribeHref,
	});
}
