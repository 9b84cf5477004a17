import { enterExpected } from "#app/domain/campaigns/policy.ts";
import { findExpectedValue } from "#app/domain/campaigns/queries.server.ts";
import { completeTask } from "#app/domain/decisions/policy.ts";
import { getTask } from "#app/domain/decisions/queries.server.ts";
import { reviewMeasurement } from "#app/domain/indicators/policy.ts";
import { valueAsTyped } from "#app/domain/indicators/steps.server.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import type { ByMail } from "#app/domain/mail-actions/act-by-mail.server.ts";
import { findMailLink } from "#app/domain/mail-actions/queries.server.ts";
import type { DeadLinkReason } from "#app/domain/mail-actions/types.ts";
import { findActor } from "#app/domain/people/queries.server.ts";
import { noticeLabels } from "#app/messages/notices.ts";
import { paths } from "#app/paths.ts";

/** A link that does nothing any more, with where the same is done when signed in. */
const dead = (reason: DeadLinkReason, href = paths.home()) => ({ kind: "dead" as const, reason, href });

/** Who, what, until when: what the link of a mail shows before its button is pressed. Looking changes nothing. */
export async function presentMailAction({ db, now, token }: ByMail) {
	const link = await findMailLink(db, token, now);
	if (!link || link.territoryId === null) return dead("unknown");
	const actor = await findActor(db, { id: link.personId, displayName: link.displayName }, link.territoryId, now);
	if (!actor) return dead("no-right");
	const ctx: Ctx = { db, actor, now };
	return reading(ctx, async (tx) => {
		const shown = await (link.purpose === "complete-task" ? aboutTask : aboutValue)(tx, actor, link.objectId);
		if (link.usedAt) return dead("used", shown.href);
		if (link.expiresAt <= now) return dead("expired", shown.href);
		return { ...shown, personName: actor.displayName, expiresAt: link.expiresAt.toISOString() };
	});
}

async function aboutTask(tx: ReadTx, actor: Actor, taskId: string) {
	const task = await orNull(() => getTask(tx, actor.territoryId, taskId));
	if (!task) return dead("over");
	const href = paths.task(actor.territorySlug, task.id);
	if (task.status !== "open") return dead(task.status === "done" ? "already-done" : "over", href);
	if (!completeTask(actor, task).allowed) return dead("no-right", href);
	const { isConfidential, committeeName, dueOn, revision } = task;
	// the page opens without a session: it says no more than the mail did
	return {
		kind: "task" as const,
		href,
		title: isConfidential ? "Suite à donner confidentielle" : task.title,
		committeeName,
		dueOn,
		revision,
	};
}

async function aboutValue(tx: ReadTx, actor: Actor, expectedId: string) {
	const found = await findExpectedValue(tx, actor.territoryId, expectedId);
	if (!found) return dead("over");
	const { expected, campaign } = found;
	const href = paths.campaign(actor.territorySlug, campaign.id);
	if (campaign.closedAt) return dead("over", href);
	if (!enterExpected(actor, expected).allowed) return dead("no-right", href);
	if (expected.state === "accepted" && !reviewMeasurement(actor, expected).allowed) return dead("already-done", href);
	const { label, unit, scale, nature, sheetCode, sheetTitle, previousValue, previousOn, value, unavailableReason, revision } = expected;
	return {
		kind: "value" as const,
		href,
		label,
		unit,
		scale: nature === "qualitative" ? scale : [],
		sheet: `${sheetCode} – ${sheetTitle}`,
		campaignTitle: campaign.title,
		dueOn: campaign.dueOn,
		endsOn: campaign.endsOn,
		previous: previousValue !== null && previousOn ? { value: previousValue, on: previousOn } : null,
		returnReason: expected.returnReason,
		typed: { value: valueAsTyped(value, expected), unavailableReason },
		isEntered: revision > 0,
		revision,
	};
}

/** What one may no longer see is, here, no more. */
const orNull = <T>(read: () => Promise<T>): Promise<T | null> =>
	read().catch((error) => {
		if (error instanceof NotFound) return null;
		throw error;
	});

/** What the link stops and for whom; null when it stops nothing. */
export async function presentUnsubscription({ db, now, token }: ByMail) {
	const link = await findMailLink(db, token, now);
	if (link?.purpose !== "unsubscribe-digest" && link?.purpose !== "unsubscribe-notices") return null;
	return {
		name: link.displayName,
		isExpired: link.expiresAt <= now,
		/** Null for the digest. */
		stops: link.purpose === "unsubscribe-digest" ? null : link.stops.map((kind) => noticeLabels[kind]),
	};
}
