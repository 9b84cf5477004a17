import { z } from "zod";
import { printDocument } from "#app/adapters/documents/print.server.ts";
import { minutesDocument } from "#app/documents/minutes-document.ts";
import { DeliveryUnderWay } from "#app/domain/deliveries/deliver-once.server.ts";
import { noteLetter } from "#app/domain/diffusion/commands/note-letter.server.ts";
import { findLetterToSend, type LetterToSend } from "#app/domain/diffusion/letter.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { minutesCopyEmail } from "#app/emails/minutes-copy.ts";
import { paths } from "#app/paths.ts";
import { defineJob, type JobDeps, mailRetry, systemCtx } from "../define-job.ts";
import { territoryId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

/** One copy of minutes to one person or address; what becomes of it is kept for whoever sent it round. */
export const sendMinutesCopy = defineJob({
	name: "send-minutes-copy",
	payload: z.object({ territoryId, letterId: z.uuid() }),
	listensTo: [],
	...mailRetry,
	async run(deps, { territoryId: inTerritory, letterId }) {
		const ctx = { ...systemCtx(deps), territoryId: inTerritory };
		const letter = await reading(ctx, (tx) => findLetterToSend(tx, inTerritory, letterId, dayOf(ctx.now)));
		if (!letter || letter.status === "sent") return;
		const { to, edition } = letter;
		if (!to || (to.personId === null && !edition)) return noteLetter(ctx, letterId, { status: "left" });
		try {
			const outcome = await mailOnce(deps, ctx, {
				key: `minutes-copy/${letter.minutesId}/${letterId}`,
				kind: "minutes-copy",
				territoryId: inTerritory,
				recipient: to,
				thread: `meeting/${letter.meetingId}`,
				compose: async () => ({ ...(await composed(deps, letter, to.displayName)), attachments: await attached(edition, ctx.now) }),
			});
			if (outcome === "stopped") return noteLetter(ctx, letterId, { status: "failed", errorCode: "stopped" });
		} catch (error) {
			if (error instanceof DeliveryUnderWay) throw error;
			await noteLetter(ctx, letterId, { status: "failed", errorCode: codeOf(error) });
			throw error;
		}
		await noteLetter(ctx, letterId, { status: "sent" });
	},
});

const composed = (deps: JobDeps, letter: LetterToSend, displayName: string) => {
	const { territorySlug, committeeSlug, meetingId, to, tasks } = letter;
	return minutesCopyEmail({
		...letter,
		displayName,
		href: to?.personId ? linkTo(deps, paths.minutes(territorySlug, committeeSlug, meetingId)) : null,
		tasks: tasks.map((task) => ({ ...task, href: linkTo(deps, paths.task(territorySlug, task.id)) })),
	});
};

async function attached(edition: LetterToSend["edition"], at: Date) {
	if (!edition) return [];
	const bytes = await printDocument(minutesDocument(edition, "complet"), "pdf", at);
	return [{ name: "compte-rendu.pdf", type: "application/pdf", bytes }];
}

/** What the mail server answered, or the network: never its words, which quote addresses. */
function codeOf(error: unknown): string {
	const { responseCode, code } = (typeof error === "object" && error !== null ? error : {}) as { responseCode?: unknown; code?: unknown };
	return String(responseCode ?? code ?? "inconnu");
}
