import { getCommitteeBySlug } from "#app/domain/committees/queries.server.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { listErrata } from "#app/domain/minutes/around.server.ts";
import { readFrozen, sealOf, verifyFrozen } from "#app/domain/minutes/frozen.server.ts";
import { findApproved, findKnownMinutes, findVerified } from "#app/domain/minutes/verification.server.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { decisionsShown, namedIn } from "./minutes-decisions.server.ts";

/** Page that says whether a fingerprint is one of approved minutes, and leads there whoever may read them. */
export async function presentVerification(db: Ctx["db"], now: Date, sha256: string, visitor: Visitor | null) {
	const known = await findKnownMinutes(db, sha256, now);
	const ctx = visitor && { db, now, personId: visitor.person.id, territoryIds: visitor.memberships.map(({ territoryId }) => territoryId) };
	const minutes = known && ctx && (await findVerified(ctx, sha256));
	return {
		sha256,
		known: known && { isReplaced: known.isReplaced, approvedAt: known.approvedAt.toISOString() },
		minutes: minutes && { ...minutes, meetingStartsAt: minutes.meetingStartsAt.toISOString() },
		isSignedIn: visitor !== null,
	};
}

/** Page of minutes as they were approved, also once others replaced them. */
export function presentApproved(ctx: Ctx, slug: string, meetingId: string, sha256: string) {
	const { territoryId, territorySlug } = ctx.actor;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
		const minutes = await findApproved(tx, territoryId, meeting.id, sha256);
		const seal = minutes && sealOf(minutes);
		if (!minutes || !seal) throw new NotFound("not-found");
		const frozen = readFrozen(seal);
		const { doc, approvedAt, approvedBy, attendance, decisions } = frozen;
		return {
			territory: territorySlug,
			committee: { slug, name: frozen.committee.name },
			meeting: {
				id: meeting.id,
				title: frozen.meeting.title,
				startsAt: frozen.meeting.startsAt,
				place: frozen.meeting.place,
				isCancelled: false,
			},
			isReplaced: minutes.replacedAt !== null,
			text: {
				status: minutes.status,
				revision: minutes.revision,
				doc,
				attendance,
				named: await namedIn(tx, territoryId, doc),
				decisions: await decisionsShown(tx, ctx, { ...minutes, doc }, decisions),
				updatedAt: minutes.updatedAt.toISOString(),
				updatedByName: null,
				submittedAt: minutes.submittedAt?.toISOString() ?? null,
				submittedByName: minutes.submittedByName,
				seal: { sha256, isIntact: minutes.isOpenCut ? null : verifyFrozen(seal), approvedAt, approvedByName: approvedBy?.name ?? null },
			},
			errata: (await listErrata(tx, territoryId, minutes.id))
				.filter(({ status }) => status === "approved")
				.map(({ id, passage, text, decidedAt }) => ({ id, passage, text, decidedAt: decidedAt?.toISOString() ?? null })),
		};
	});
}
