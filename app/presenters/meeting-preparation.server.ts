import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { getCommitteeBySlug, listCommitteeMembers } from "#app/domain/committees/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import * as policy from "#app/domain/meetings/policy.ts";
import type { PollAnswer } from "#app/domain/meetings/preparation-schema.ts";
import { listAnswered, listPlannedMeetings, listWaiting, type Proposal } from "#app/domain/meetings/queries/backlog.server.ts";
import { getPoll, listOpenPolls } from "#app/domain/meetings/queries/polls.server.ts";

/** The body, for whoever follows what it prepares; for others there is no such page. */
async function followed(tx: ReadTx, { actor }: Ctx, slug: string) {
	const committee = await getCommitteeBySlug(tx, actor.territoryId, slug);
	if (!policy.followPreparation(actor, { committeeId: committee.id }).allowed) throw new NotFound("not-found");
	return committee;
}

/** Page of what a body prepares: dates asked for, points proposed and what became of them. `page` is of the answered ones. */
export function presentPreparation(ctx: Ctx, slug: string, page: number) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const { id: committeeId, name } = await followed(tx, ctx, slug);
		const answered = await listAnswered(tx, territoryId, committeeId, page);
		const meetings = await listPlannedMeetings(tx, territoryId, committeeId, now);
		return {
			territory: actor.territorySlug,
			today: dayOf(now),
			committee: { slug, name },
			polls: await listOpenPolls(tx, territoryId, committeeId, actor.personId),
			waiting: (await listWaiting(tx, territoryId, committeeId)).map(asRow),
			answered: { ...answered, proposals: answered.proposals.map(asRow) },
			meetings: meetings.map((meeting) => ({ ...meeting, startsAt: meeting.startsAt.toISOString() })),
			sheets: await listSheetOptions(tx, territoryId),
			can: {
				prepare: policy.prepareMeeting(actor, { committeeId }).allowed,
				propose: policy.proposePoint(actor, { committeeId }).allowed,
				answerPolls: policy.answerPoll(actor, { committeeId }).allowed,
			},
		};
	});
}

const asRow = ({ proposedAt, answeredAt, meeting, origin, ...proposal }: Proposal) => ({
	...proposal,
	proposedOn: dayOf(proposedAt),
	answeredOn: answeredAt && dayOf(answeredAt),
	meeting: meeting && { id: meeting.id, title: meeting.title, day: dayOf(meeting.startsAt) },
	origin: origin && { id: origin.id, title: origin.title, day: dayOf(origin.startsAt) },
});

/** Page that asks for dates. */
export function presentNewPoll(ctx: Ctx, slug: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const { id, name } = await followed(tx, ctx, slug);
		assertAllowed(policy.prepareMeeting(actor, { committeeId: id }));
		return { territory: actor.territorySlug, today: dayOf(now), committee: { slug, name } };
	});
}

/** Page of a poll: one's own answers, everybody's, and the date to choose. */
export function presentPoll(ctx: Ctx, slug: string, pollId: string) {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const { id: committeeId, name } = await followed(tx, ctx, slug);
		const { slots, answers, ...poll } = await getPoll(tx, territoryId, committeeId, pollId);
		const today = dayOf(now);
		const members = new Map((await listCommitteeMembers(tx, territoryId, committeeId, today)).map((member) => [member.personId, member]));
		const people = new Map(answers.map(({ personId, displayName, organisationName }) => [personId, { displayName, organisationName }]));
		const given = (personId: string, slotId: string): PollAnswer | null =>
			answers.find((answer) => answer.personId === personId && answer.slotId === slotId)?.answer ?? null;
		const counts = (slotId: string, wanted: PollAnswer) =>
			answers.filter(({ slotId: of, answer }) => of === slotId && answer === wanted).length;
		const isOpen = poll.status === "open";
		const canPrepare = policy.prepareMeeting(actor, { committeeId }).allowed;
		return {
			territory: actor.territorySlug,
			today,
			committee: { slug, name },
			poll,
			slots: slots.map(({ id, startsAt, endsAt }) => ({
				id,
				startsAt: startsAt.toISOString(),
				endsAt: endsAt.toISOString(),
				day: dayOf(startsAt),
				isPast: startsAt <= now,
				mine: given(actor.personId, id),
				yes: counts(id, "yes"),
				ifNeeded: counts(id, "if_needed"),
				no: counts(id, "no"),
			})),
			people: [...people].map(([personId, person]) => ({
				personId,
				...person,
				answers: slots.map(({ id }) => given(personId, id)),
			})),
			/** Members who have not answered, by name. */
			awaited: [...members.values()].filter(({ personId }) => !people.has(personId)).map(({ displayName }) => displayName),
			can: {
				answer: policy.answerPoll(actor, { committeeId }).allowed && isOpen && poll.closesOn >= today,
				choose: canPrepare && isOpen,
			},
		};
	});
}
