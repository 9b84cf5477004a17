import * as policy from "#app/domain/diffusion/policy.ts";
import { firstMailing, getSource, listLetters, listRecipients, stillToSend } from "#app/domain/diffusion/queries.server.ts";
import { listCuts } from "#app/domain/diffusion/schema.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { minutesPlace } from "./minutes-place.server.ts";

/** Page that shows to whom approved minutes would go, what each would get, and what became of what was sent. */
export function presentDiffusion(ctx: Ctx, slug: string, meetingId: string, asked: string | null) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const listCut = listCuts.find((cut) => cut === asked) ?? "public";
	return reading(ctx, async (tx) => {
		const { committee, meeting, minutes } = await getSource(tx, territoryId, slug, meetingId);
		if (minutes.isOpenCut) throw new NotFound("not-found");
		assertAllowed(policy.distributeMinutes(actor, minutes));
		const isApproved = minutes.status === "approved";
		const of = { committeeId: meeting.committeeId, meetingId: meeting.id, today: dayOf(now), listCut };
		const letters = isApproved ? await listLetters(tx, territoryId, minutes.id) : [];
		const { fresh, failed } = stillToSend(isApproved ? await listRecipients(tx, territoryId, of) : [], letters);
		return {
			...minutesPlace(ctx, { slug, name: committee }, meeting),
			isApproved,
			listCut,
			fresh: fresh.map(({ name, reason, cut, taskCount, personId }) => ({ name, reason, cut, taskCount, hasAccount: personId !== null })),
			letters: letters.map(({ id, name, email, cut, status, sentAt, errorCode }) => ({
				id,
				to: name ?? email ?? "",
				hasAccount: name !== null,
				cut,
				status,
				errorCode,
				sentAt: sentAt?.toISOString() ?? null,
			})),
			announced: fresh.length + failed.length,
			mailing: await firstMailing(tx, territoryId, minutes.id).then((step) => step && { ...step, at: step.at.toISOString() }),
		};
	});
}
