import { z } from "zod";
import type { Recipient } from "#app/domain/deliveries/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { reading, type SystemCtx } from "#app/domain/kernel/context.server.ts";
import type { PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { issueReferralLink } from "#app/domain/referrals/commands/issue-referral-link.server.ts";
import {
	countLate,
	findNoticePlace,
	listManagersToWriteTo,
	listReadersToWriteTo,
	listStewardsToWriteTo,
	listToldLately,
	type NoticePlace,
} from "#app/domain/referrals/notices.server.ts";
import { isOver } from "#app/domain/referrals/rules.ts";
import type { Side } from "#app/domain/referrals/types.ts";
import {
	type ReferralNews,
	referralEmail,
	referralEndedEmail,
	referralLinkEmail,
	referralsLateEmail,
	referralUnreadEmail,
} from "#app/emails/referral.ts";
import { paths } from "#app/paths.ts";
import { type JobDeps, systemCtx } from "../define-job.ts";
import { eventFields, territoryId } from "../payloads.ts";
import { linkTo, mailEachOnce, mailOnce } from "./deliver.ts";

export const PlacePayload = z.object({ ...eventFields, territoryId, referralId: z.uuid(), recipientId: z.uuid() });

/** One fact about one referral, being told. */
export interface Telling {
	deps: JobDeps;
	ctx: SystemCtx & { territoryId: TerritoryId };
	place: NoticePlace;
	eventId: string;
}

/** What stands now of what a fact was about; null when nobody is to be told any more. */
export async function tellingOf(
	deps: JobDeps,
	payload: { territoryId: TerritoryId; eventId: string; referralId: string; recipientId?: string | null },
): Promise<Telling | null> {
	const ctx = { ...systemCtx(deps), territoryId: payload.territoryId };
	const place = await reading(ctx, (tx) => findNoticePlace(tx, payload.territoryId, payload.referralId, payload.recipientId ?? null));
	return place && !place.isArchived ? { deps, ctx, place, eventId: payload.eventId } : null;
}

/**
 * Tells one side: each of its readers but whoever did it, or the person in charge alone, or the organisation by its link; when nobody
 * reads there any more, those who can name someone.
 */
export async function tellSide(
	telling: Telling,
	side: Side,
	news: ReferralNews,
	{ except, inCharge }: { except?: PersonId | null; inCharge?: PersonId | null } = {},
): Promise<void> {
	const { deps, ctx, place, eventId } = telling;
	if (side === "recipient" && place.recipient?.isAccessEnded) return;
	if (side === "recipient" && place.recipient?.byLink) return isOver(place.recipient.state) ? tellEnded(telling) : sendLink(telling);
	const readers = await reading(ctx, (tx) => listReadersToWriteTo(tx, place, side, dayOf(ctx.now)));
	if (readers.length === 0) return tellUnread(telling, side);
	const href = linkTo(deps, paths.referral(place.territorySlug, place.referralId));
	const others = readers.filter(({ personId }) => personId !== except);
	const own = readers.filter(({ personId }) => personId === inCharge);
	// several facts in a row are one mail: the first leaves at once
	const told = news === "news" ? await reading(ctx, (tx) => listToldLately(tx, place, eventId, ctx.now)) : [];
	await mailEachOnce(
		deps,
		ctx,
		(own.length > 0 ? own : others)
			.filter(({ personId }) => !told.includes(personId))
			.map((recipient) => ({
				// one recipient's answer or another's: a message to all of them is one mail for each reader
				key: `referral-${news}/${place.referralId}/${eventId}/${place.recipient?.id ?? "all"}/${recipient.personId}`,
				kind: "referral",
				territoryId: place.territoryId,
				recipient,
				compose: () => referralEmail({ displayName: recipient.displayName, territoryName: place.territoryName, href }, news),
			})),
	);
}

/** Sends the organisation a new link, the only one that is good from then on; without an address, the sender hears of the silence. */
export async function sendLink(telling: Telling): Promise<void> {
	const { deps, ctx, place, eventId } = telling;
	const { recipient, territoryId: inTerritory, territoryName } = place;
	if (!recipient) return;
	if (!recipient.contactEmail) return tellSide(telling, "sender", "silence");
	const { organisationName, contactEmail } = recipient;
	await mailOnce(deps, ctx, {
		key: `referral-link/${eventId}/${recipient.id}`,
		kind: "referral",
		territoryId: inTerritory,
		recipient: { personId: null, displayName: organisationName, email: contactEmail },
		async compose() {
			const link = await issueReferralLink(ctx, { recipientId: recipient.id });
			// answered or moved since this job looked: tried again, it finds what stands
			if (link?.sentTo !== contactEmail) throw new Error("the referral changed while its link was being sent");
			return referralLinkEmail({
				territoryName,
				organisationName,
				href: linkTo(deps, paths.referralLink(link.token)),
				expiresAt: link.expiresAt,
			});
		},
	});
}

/** Tells a recipient that it is over, and that what it received is of no use any more. */
export async function tellEnded({ deps, ctx, place, eventId }: Telling): Promise<void> {
	const { recipient, territoryId: inTerritory, territoryName, territorySlug } = place;
	if (!recipient) return;
	const { organisationName: displayName, contactEmail: email } = recipient;
	const to = recipient.byLink ? ("organisation" as const) : ("reader" as const);
	const readers: (Omit<Recipient, "personId"> & { personId: Recipient["personId"] | null })[] = recipient.byLink
		? email
			? [{ personId: null, displayName, email }]
			: []
		: await reading(ctx, (tx) => listReadersToWriteTo(tx, place, "recipient", dayOf(ctx.now)));
	const href = linkTo(deps, paths.referrals(territorySlug));
	await mailEachOnce(
		deps,
		ctx,
		readers.map((one) => ({
			key: `referral-ended/${eventId}/${recipient.id}/${one.personId ?? "organisation"}`,
			kind: "referral",
			territoryId: inTerritory,
			recipient: one,
			compose: () => referralEndedEmail({ displayName: one.displayName, territoryName, href }, to),
		})),
	);
}

/** Tells the managers of a side how many of its referrals wait: one mail a day, however many. @returns whether there is anyone to tell */
export async function tellManagers({ deps, ctx, place }: Telling, side: Side): Promise<boolean> {
	const organisation = side === "sender" ? place.sender : place.recipient;
	if (!organisation) return false;
	const today = dayOf(ctx.now);
	const { managers, late } = await reading(ctx, async (tx) => ({
		managers: await listManagersToWriteTo(tx, place.territoryId, organisation.organisationId, today),
		late: await countLate(tx, place.territoryId, organisation.organisationId),
	}));
	if (!late) return managers.length > 0;
	const { territoryName, territorySlug } = place;
	const href = linkTo(deps, paths.referralAgents(territorySlug));
	await mailEachOnce(
		deps,
		ctx,
		managers.map((recipient) => ({
			key: `referrals-late/${organisation.organisationId}/${today}/${recipient.personId}`,
			kind: "referral",
			territoryId: place.territoryId,
			recipient,
			compose: () =>
				referralsLateEmail({ displayName: recipient.displayName, territoryName, href, count: late.count, since: dayOf(late.since) }),
		})),
	);
	return managers.length > 0;
}

/** Nobody may read a side any more: its managers are told, who name someone; without any, the stewards, who name a manager. */
async function tellUnread({ deps, ctx, place }: Telling, side: Side): Promise<void> {
	const organisation = side === "sender" ? place.sender : place.recipient;
	if (!organisation) return;
	const { territoryId: inTerritory, territorySlug, territoryName, referralId } = place;
	const { organisationId, organisationName } = organisation;
	const recipientId = side === "recipient" ? place.recipient?.id : null;
	const today = dayOf(ctx.now);
	const { managers, stewards } = await reading(ctx, async (tx) => ({
		managers: await listManagersToWriteTo(tx, inTerritory, organisationId, today),
		stewards: await listStewardsToWriteTo(tx, inTerritory, today),
	}));
	const to = managers.length > 0 ? ("manager" as const) : ("steward" as const);
	const page = to === "manager" ? paths.handOver(territorySlug, referralId, recipientId) : paths.referralPeople(territorySlug);
	await mailEachOnce(
		deps,
		ctx,
		(to === "manager" ? managers : stewards).map((recipient) => ({
			key: `referral-unread/${recipientId ?? referralId}/${today}/${recipient.personId}`,
			kind: "referral",
			territoryId: inTerritory,
			recipient,
			compose: () =>
				referralUnreadEmail({ displayName: recipient.displayName, territoryName, href: linkTo(deps, page), organisationName }, to),
		})),
	);
}
