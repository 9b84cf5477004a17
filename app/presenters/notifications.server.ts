import { findOwnStop } from "#app/domain/deliveries/stops.server.ts";
import { proposedDigest } from "#app/domain/digests/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import { listAbsences, listColleagues } from "#app/domain/notices/absences.server.ts";
import { listMutes } from "#app/domain/notices/mutes.server.ts";
import { findDigestPreference, listChosen, listStandings } from "#app/domain/notices/preferences.server.ts";
import { defaultChannel } from "#app/domain/notices/rules.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { channelLabels, noticeFamilies, noticeLabels } from "#app/messages/notices.ts";

/** « Mes notifications »: what one hears of and how, when the digest comes, what is muted, and who hears meanwhile. */
export function presentNotifications(ctx: PersonCtx & { visitor: Visitor }) {
	const { personId, visitor, now } = ctx;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const standings = (await listStandings(tx, [personId], today)).get(personId) ?? [];
		const colleagues = await listColleagues(tx, ctx, today);
		const stop = await findOwnStop(tx, personId);
		return {
			today,
			stop: stop && { ...stop, stoppedAt: stop.stoppedAt.toISOString() },
			chosen: await listChosen(tx, personId),
			// what only stewards are told is theirs to choose
			families: noticeFamilies
				.filter(({ kinds }) => !kinds.includes("mail-stopped") || standings.includes("steward"))
				.map(({ title, kinds }) => ({
					title,
					// of a meeting to which one is convoked, the letter always leaves
					kinds: kinds
						.filter((kind) => kind !== "meeting-changed")
						.map((kind) => ({
							kind,
							label: noticeLabels[kind],
							proposed: `Proposé\u00a0: ${channelLabels[defaultChannel(kind, standings)].toLowerCase()}`,
						})),
				})),
			digest: (await findDigestPreference(tx, personId)) ?? (await proposedDigest(tx, ctx.territoryIds)),
			mutes: await listMutes(tx, ctx),
			absences: await listAbsences(tx, personId, today),
			colleagues: visitor.memberships.map(({ territoryId, territoryName }) => ({
				label: territoryName,
				options: colleagues
					.filter((one) => one.territoryId === territoryId)
					.map(({ id, displayName, organisationName }) => ({ value: id, label: `${displayName} (${organisationName})` })),
			})),
		};
	});
}
