import { inTransaction } from "#app/domain/kernel/context.server.ts";
import { type FoundLink, type LinkReaderCtx, type LinkSession, openByLink } from "#app/domain/referrals/link.server.ts";

/** What a link is worth to whoever holds it. */
export type LinkWorth = "good" | "used" | "expired" | "over" | "unknown";

/** Before anything is opened: where it comes from and until when, for a link that is still good; nothing for one that is not. */
export function presentLink(link: FoundLink | null, now: Date) {
	const worth = worthOf(link, now);
	if (!link || worth !== "good") return { worth, link: null };
	const { territoryName, organisationName, senderName, expiresAt } = link;
	return { worth, link: { territoryName, organisationName, senderName, expiresAt: expiresAt.toISOString() } };
}

function worthOf(link: FoundLink | null, now: Date): LinkWorth {
	if (!link) return "unknown";
	if (link.isOver) return "over";
	if (link.isOpened) return "used";
	return link.expiresAt <= now || link.isElsewhere ? "expired" : "good";
}

/** The card and the answer, as an organisation without account sees them. */
export async function presentAnswerByLink(ctx: LinkReaderCtx, session: LinkSession) {
	const { recipient, card, closedBecause, actions, steps } = await inTransaction(ctx, (tx) => openByLink(tx, ctx));
	const { state, stateSince, dueOn, waitingOn, appointmentAt, declineReason, outcome, revision } = recipient;
	const { territoryName, organisationName, senderName, senderContact, endsAt } = session;
	return {
		place: { territoryName, organisationName, senderName, senderContact, endsAt: endsAt.toISOString() },
		answer: {
			state,
			since: stateSince.toISOString(),
			dueOn: waitingOn === "recipient" ? dueOn : null,
			appointmentAt: appointmentAt?.toISOString() ?? null,
			declineReason,
			outcome,
			revision,
		},
		card,
		closedBecause,
		actions,
		steps: steps.map(({ at, appointmentAt: fixedFor, ...step }) => ({
			...step,
			at: at.toISOString(),
			appointmentAt: fixedFor?.toISOString() ?? null,
		})),
	};
}
