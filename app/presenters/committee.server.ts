import * as policy from "#app/domain/committees/policy.ts";
import {
	countFollowUp,
	getCommitteeBySlug,
	listCommitteeMembers,
	listCommitteeOrganisations,
	listFollowedAxes,
	listGuests,
	listSeats,
	listServedProgrammes,
} from "#app/domain/committees/queries.server.ts";
import type { CommitteeMember } from "#app/domain/committees/types.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { pageOf } from "#app/domain/kernel/pages.ts";
import { followPreparation, prepareMeeting } from "#app/domain/meetings/policy.ts";
import { countMeetings, listMeetings } from "#app/domain/meetings/queries.server.ts";
import type { MeetingSummary } from "#app/domain/meetings/types.ts";
import { isMuted } from "#app/domain/notices/mutes.server.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";

const pageSize = 10;

/** Page of one body: who sits in it, its meetings, what it decided. `page` is of its past meetings. */
export function presentCommittee(ctx: Ctx, slug: string, page: number) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const { id: committeeId } = committee;
		const members = await listCommitteeMembers(tx, territoryId, committeeId, today);
		const pastCount = await countMeetings(tx, territoryId, { when: "past", now, committeeId });
		const reminders = await listWatched(
			tx,
			ctx,
			["mandate"],
			members.map(({ mandateId }) => mandateId),
		);
		const { offset, ...shown } = pageOf(page, pastCount, pageSize);
		const next = await listMeetings(tx, territoryId, { when: "next", now, committeeId });
		const past = await listMeetings(tx, territoryId, {
			when: "past",
			now,
			committeeId,
			limit: pageSize,
			offset,
		});
		return {
			territory: actor.territorySlug,
			today,
			committee,
			isMuted: await isMuted(tx, actor.personId, "committee", committeeId),
			leaders: members.filter(({ role }) => role !== "member"),
			members: byOrganisation(
				members.map((member) => ({ ...member, reminder: reminders.find(({ objectId }) => objectId === member.mandateId) ?? null })),
			),
			memberCount: new Set(members.map(({ personId }) => personId)).size,
			organisations: (await listCommitteeOrganisations(tx, territoryId, committeeId)).map(({ name }) => name),
			programmes: (await listServedProgrammes(tx, territoryId, committeeId)).map(({ title }) => title),
			seats: (await listSeats(tx, territoryId, committeeId)).filter(({ delegateId, substituteId }) => delegateId || substituteId),
			guests: (await listGuests(tx, territoryId, committeeId)).map(({ name, organisationName }) => ({ name, organisationName })),
			axes: await listFollowedAxes(tx, territoryId, committeeId),
			followUp: await countFollowUp(tx, territoryId, committeeId, today),
			next: next.map(asRow),
			past: { meetings: past.map(asRow), ...shown, total: pastCount },
			can: {
				prepare: prepareMeeting(actor, { committeeId }).allowed,
				followPreparation: followPreparation(actor, { committeeId }).allowed,
				manageMandates: policy.grantMandate(actor).allowed,
				readCharter: policy.readCharter(actor, { committeeId }).allowed,
				inviteGuests: policy.inviteGuests(actor, { committeeId }).allowed,
			},
		};
	});
}

const asRow = (meeting: MeetingSummary) => ({
	...meeting,
	startsAt: meeting.startsAt.toISOString(),
	endsAt: meeting.endsAt?.toISOString() ?? null,
});

function byOrganisation<Member extends CommitteeMember>(members: readonly Member[]) {
	const groups = new Map<string, Member[]>();
	for (const member of members) groups.set(member.organisationName, [...(groups.get(member.organisationName) ?? []), member]);
	return [...groups].map(([name, people]) => ({ name, people })).sort((a, b) => a.name.localeCompare(b.name, "fr"));
}
