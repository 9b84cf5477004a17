import { z } from "zod";
import { meetingInvitation } from "#app/documents/meeting-invitation.ts";
import { issueLink } from "#app/domain/convocations/commands/issue-link.server.ts";
import { recordDelivery, recordFailure } from "#app/domain/convocations/commands/record-delivery.server.ts";
import { findMeetingLetter } from "#app/domain/convocations/letter.server.ts";
import { isStillSeated, listConvoked } from "#app/domain/convocations/queries.server.ts";
import { whereText } from "#app/domain/convocations/rules.ts";
import { type ConvokedPerson, type LetterKind, letterKinds, type MeetingLetter, RecipientId } from "#app/domain/convocations/types.ts";
import { DeliveryUnderWay } from "#app/domain/deliveries/deliver-once.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { MeetingId } from "#app/domain/kernel/ids.ts";
import { convocationEmail, invitationText } from "#app/emails/convocation.ts";
import { paths } from "#app/paths.ts";
import { defineJob, mailRetry, systemCtx } from "../define-job.ts";
import { territoryId } from "../payloads.ts";
import { linkTo, mailOnce } from "./deliver.ts";

/** One letter to one person; what the mail server says of it is kept for whoever convened. */
export const sendConvocationEmail = defineJob({
	name: "send-convocation-email",
	payload: z.object({
		territoryId,
		meetingId: MeetingId,
		recipientId: RecipientId,
		kind: z.enum(letterKinds),
		/** What makes this letter unique: the event, or the day of the meeting it reminds of. */
		occasion: z.string(),
	}),
	listensTo: [],
	...mailRetry,
	async run(deps, { territoryId: inTerritory, meetingId, recipientId, kind, occasion }) {
		const ctx = { ...systemCtx(deps), territoryId: inTerritory };
		const found = await reading(ctx, async (tx) => ({
			letter: await findMeetingLetter(tx, inTerritory, meetingId),
			person: (await listConvoked(tx, inTerritory, meetingId, dayOf(ctx.now))).find(({ id }) => id === recipientId),
			isSeated: await isStillSeated(tx, inTerritory, recipientId),
		}));
		const { letter, person, isSeated } = found;
		if (!letter || !person || !isTimely(kind, letter, person, ctx.now)) return;
		// that it is off concerns also whoever sits no more: it stands in their calendar
		if (!isSeated && kind !== "cancellation") return;
		if (!person.email) return recordDelivery(ctx, recipientId, "refused");
		const { name, email, personId } = person;
		try {
			const outcome = await mailOnce(deps, ctx, {
				key: `convocation-${kind}/${occasion}/${recipientId}`,
				kind: `convocation-${kind}`,
				territoryId: inTerritory,
				recipient: { personId, displayName: name, email },
				thread: `meeting/${meetingId}`,
				compose: async () => {
					const answerHref = linkTo(deps, paths.convocation(await issueLink(ctx, recipientId)));
					const meetingHref = linkTo(deps, paths.meeting(letter.territorySlug, letter.committeeSlug, meetingId));
					const said = { ...letter, kind, name, meetingHref, isGuest: person.guestId !== null };
					const mail = await convocationEmail({ ...said, answerHref });
					if (kind === "reminder") return mail;
					const method = kind === "cancellation" ? ("CANCEL" as const) : ("REQUEST" as const);
					const text = meetingInvitation({
						...letter,
						method,
						where: whereText(letter),
						meetingId,
						writtenAt: ctx.now,
						publicUrl: deps.publicUrl,
						description: invitationText(said),
						url: meetingHref,
						organizer: { name: letter.sentByName, email: letter.sentByEmail },
						attendee: { name, email },
					});
					return { ...mail, calendar: { method, text } };
				},
			});
			if (outcome === "stopped") return recordDelivery(ctx, recipientId, "refused");
		} catch (error) {
			if (error instanceof DeliveryUnderWay) throw error;
			const code = smtpCodeOf(error);
			const isRefused = code !== null && code >= 500;
			await recordDelivery(ctx, recipientId, isRefused ? "refused" : "waiting", code);
			// A refusal is for good: trying again would change nothing, and the page says whose address to correct.
			if (isRefused) return;
			throw error;
		}
		await recordDelivery(ctx, recipientId, "sent");
	},
	giveUp: (deps, { territoryId: inTerritory, recipientId }) => recordFailure({ ...systemCtx(deps), territoryId: inTerritory }, recipientId),
});

/** What was true when the letter was asked for may no longer be. */
function isTimely(kind: LetterKind, { status, startsAt, cancelledAt }: MeetingLetter, { answer }: ConvokedPerson, now: Date): boolean {
	if (kind === "cancellation") return status === "cancelled" && cancelledAt !== null;
	if (status !== "planned" || startsAt <= now) return false;
	if (kind === "chase") return answer === null;
	return kind !== "reminder" || answer !== "no";
}

/** The three digits with which a mail server refuses; null when it did not answer at all. */
function smtpCodeOf(error: unknown): number | null {
	const code = typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : null;
	return typeof code === "number" ? code : null;
}
