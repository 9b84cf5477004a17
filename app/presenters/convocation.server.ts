import { getCharter, getCommitteeBySlug, listCommitteeMembers, listSeats } from "#app/domain/committees/queries.server.ts";
import type { CommitteeMember, Seat as CommitteeSeat } from "#app/domain/committees/types.ts";
import { listInvitees } from "#app/domain/convocations/invitees.server.ts";
import { getTerritoryName, listLetterPapers, listPublicPoints } from "#app/domain/convocations/letter.server.ts";
import * as policy from "#app/domain/convocations/policy.ts";
import { findConvocation } from "#app/domain/convocations/queries.server.ts";
import {
	foreseenQuorum,
	isAnswerable,
	isChaseable,
	isConvocable,
	isUnreached,
	type Seat,
	warningsOf,
	whereText,
} from "#app/domain/convocations/rules.ts";
import type { Convocation, ConvokedPerson } from "#app/domain/convocations/types.ts";
import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import type { Meeting } from "#app/domain/meetings/types.ts";
import { convocationContent } from "#app/emails/convocation.ts";

/** Page « Convoquer »: to whom, the letter as it will be, what deserves a second look. */
export function presentConvocation(ctx: Ctx, slug: string, meetingId: string) {
	const { actor, now } = ctx;
	const { territoryId, territorySlug } = actor;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
		assertAllowed(policy.convene(actor, meeting));
		const charter = await getCharter(tx, territoryId, committee.id);
		const invitees = await listInvitees(tx, territoryId, meeting, today);
		const convocation = await findConvocation(tx, territoryId, meeting.id, today);
		const rows = invitees.map((one) => ({ ...one, known: convocation?.people.find((known) => sameOne(known, one)) ?? null }));
		const letter = convocationContent({
			kind: "notice",
			name: "…",
			territoryName: await getTerritoryName(tx, territoryId),
			committeeName: committee.name,
			title: meeting.title,
			startsAt: meeting.startsAt,
			endsAt: meeting.endsAt,
			place: meeting.place,
			room: meeting.room,
			videoUrl: meeting.videoUrl,
			message: convocation?.message ?? null,
			sentByName: actor.displayName,
			points: await listPublicPoints(tx, territoryId, meeting.id),
			papers: await listLetterPapers(tx, territoryId, meeting.id),
			isGuest: false,
			answerHref: "",
			meetingHref: "",
		});
		return {
			territory: territorySlug,
			committee: { slug, name: committee.name },
			meeting: { id: meeting.id, title: meeting.title, revision: meeting.revision, startsAt: meeting.startsAt.toISOString() },
			noticeDays: charter.noticeDays,
			warnings: warningsOf(
				{ startsAt: meeting.startsAt, where: whereText(meeting), pointCount: meeting.points.length },
				charter,
				invitees,
				today,
			),
			invitees: rows.map(({ name, organisationName, email, guestId, known }) => ({
				name,
				organisationName,
				isGuest: guestId !== null,
				isReachable: email !== null,
				state: known?.delivery ?? null,
			})),
			toSend: rows.filter(({ email, known }) => email && (!known || isUnreached(known.delivery))).length,
			sentAt: convocation?.sentAt.toISOString() ?? null,
			message: convocation?.message ?? null,
			letter,
			isOpen: isConvocable(meeting, now),
		};
	});
}

const sameOne = (known: ConvokedPerson, one: { personId: string | null; guestId: string | null }): boolean =>
	one.personId ? known.personId === one.personId : known.guestId === one.guestId;

/** What the page of a meeting says of its notice: answers, quorum, one's own answer, and whom a letter did not reach. */
export async function meetingAnswers(tx: ReadTx, actor: Actor, now: Date, meeting: Meeting) {
	const today = dayOf(now);
	const { territoryId } = actor;
	const mayConvene = policy.convene(actor, meeting).allowed;
	const convocation = await findConvocation(tx, territoryId, meeting.id, today);
	const canConvene = mayConvene && isConvocable(meeting, now);
	if (!convocation) return { convocation: null, own: null, canConvene, canChase: false };
	const own = convocation.people.find(({ personId }) => personId === actor.personId);
	const isOpen = isAnswerable(meeting, now);
	const unanswered = convocation.people.filter(({ answer, email }) => !answer && email);
	return {
		convocation: policy.readAnswers(actor, meeting).allowed
			? {
					sentAt: convocation.sentAt.toISOString(),
					sentByName: convocation.sentByName,
					groups: byOrganisation(convocation, mayConvene),
					unanswered: convocation.people.filter(({ answer }) => !answer).map(({ name }) => name),
					counts: {
						yes: countOf(convocation, "yes"),
						no: countOf(convocation, "no"),
						represented: countOf(convocation, "represented"),
						total: convocation.people.length,
					},
					quorum: await quorumOf(tx, actor, meeting, convocation),
				}
			: null,
		own:
			own && isOpen
				? {
						answer: own.answer,
						representedById: own.representedById,
						others: convocation.people
							.filter(({ id, personId }) => id !== own.id && personId)
							.map(({ id, name }) => ({ value: id as string, label: name })),
					}
				: null,
		canConvene,
		canChase: canConvene && unanswered.length > 0 && isChaseable(convocation.chasedOn, convocation.sentAt, today),
	};
}

const countOf = ({ people }: Convocation, wanted: string): number => people.filter(({ answer }) => answer === wanted).length;

/** Answers organisation by organisation; how letters travel is for whoever convenes. */
function byOrganisation({ people }: Convocation, mayConvene: boolean) {
	const groups = new Map<string, ConvokedPerson[]>();
	for (const person of people) {
		const name = person.guestId ? "Personnes invitées" : (person.organisationName ?? "Sans organisation");
		groups.set(name, [...(groups.get(name) ?? []), person]);
	}
	return [...groups]
		.sort(([a], [b]) => a.localeCompare(b, "fr"))
		.flatMap(([organisation, members]) =>
			members.map(({ id, name, answer, representedByName, delivery, deliveryCode }) => ({
				id: id as string,
				organisation,
				name,
				answer,
				representedByName,
				delivery: mayConvene && (isUnreached(delivery) || delivery === "waiting") ? delivery : null,
				deliveryCode: mayConvene ? deliveryCode : null,
			})),
		);
}

async function quorumOf(tx: ReadTx, { territoryId }: Actor, { committeeId, startsAt }: Meeting, convocation: Convocation) {
	const charter = await getCharter(tx, territoryId, committeeId);
	if (charter.quorumRule === "none") return null;
	const members = await listCommitteeMembers(tx, territoryId, committeeId, dayOf(startsAt) as Day);
	return foreseenQuorum(charter, quorumSeats(members, await listSeats(tx, territoryId, committeeId), convocation.people));
}

/** A seat for each organisation that named someone, and one for each other member; a technical lead prepares, and holds none as such. */
export function quorumSeats(
	members: readonly CommitteeMember[],
	seats: readonly CommitteeSeat[],
	people: readonly ConvokedPerson[],
): Seat[] {
	const answerOf = (id: string | null) => people.find(({ personId }) => personId === id)?.answer ?? null;
	const named = seats.filter(({ delegateId, substituteId }) => delegateId || substituteId);
	const isNamed = (id: string) => named.some(({ delegateId, substituteId }) => delegateId === id || substituteId === id);
	const alone = new Map(
		members.filter(({ role, personId }) => role !== "technical_lead" && !isNamed(personId)).map((one) => [one.personId, one]),
	);
	return [
		...named.map(({ organisationName, delegateId, substituteId }) => ({
			name: organisationName,
			answers: [delegateId, substituteId].filter((id) => id !== null).map(answerOf),
		})),
		...[...alone.values()].map(({ displayName, personId }) => ({ name: displayName, answers: [answerOf(personId)] })),
	];
}

/** Page where a member answers their own notice. @throws NotFound for whoever was not convoked, or once answers are closed */
export function presentAnswer(ctx: Ctx, slug: string, meetingId: string) {
	const { actor, now } = ctx;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, actor.territoryId, slug);
		const meeting = await getMeeting(tx, actor.territoryId, committee.id, meetingId);
		const { own } = await meetingAnswers(tx, actor, now, meeting);
		if (!own) throw new NotFound("not-found");
		return {
			territory: actor.territorySlug,
			committee: { slug, name: committee.name },
			meeting: { id: meeting.id, title: meeting.title, startsAt: meeting.startsAt.toISOString() },
			own,
		};
	});
}
