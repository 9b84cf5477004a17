import { listSheetOptions } from "#app/domain/action-sheets/queries.server.ts";
import { getCommitteeBySlug } from "#app/domain/committees/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, type ReadTx, reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound } from "#app/domain/kernel/errors.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import type { Meeting } from "#app/domain/meetings/types.ts";
import { isParticipant } from "#app/domain/minutes/around.server.ts";
import { changesBetween } from "#app/domain/minutes/changes.ts";
import { assertNotFormerChair } from "#app/domain/minutes/former-chair.server.ts";
import { readFrozen, sealOf, verifyFrozen } from "#app/domain/minutes/frozen.server.ts";
import * as policy from "#app/domain/minutes/policy.ts";
import { findMinutes, listPossibleOwners, listReviews } from "#app/domain/minutes/queries.server.ts";
import { isPossible } from "#app/domain/minutes/rules.ts";
import { foreseenEffects } from "#app/domain/minutes/surroundings.server.ts";
import type { Minutes, Review } from "#app/domain/minutes/types.ts";
import { minutesKinds } from "#app/domain/reminders/types.ts";
import { listWatched } from "#app/domain/reminders/watched.server.ts";
import { aroundMinutes, checksShown } from "./minutes-around.server.ts";
import { copiesShown } from "./minutes-copies.server.ts";
import { decisionsShown, namedIn } from "./minutes-decisions.server.ts";
import { minutesPlace } from "./minutes-place.server.ts";

/** Page that shows the minutes of a meeting: to the committee while they are written, to the territory once approved. */
export const presentMinutes = (ctx: Ctx, slug: string, meetingId: string) =>
	at(ctx, slug, meetingId, async ({ tx, place, meeting, minutes }) => {
		const { actor } = ctx;
		if (!minutes) {
			if (!policy.followMinutes(actor, meeting).allowed) throw new NotFound("not-found");
			const mayStart = policy.leadMinutes(actor, meeting).allowed && meeting.status !== "cancelled";
			return { ...place, minutes: null, can: { start: mayStart } };
		}
		const wasThere = minutes.status === "submitted" && (await isParticipant(tx, actor.territoryId, meeting.id, actor.personId));
		if (!policy.readMinutes(actor, { ...minutes, isParticipant: wasThere }).allowed) throw new NotFound("not-found");
		const mayWrite = policy.writeMinutes(actor, minutes).allowed;
		const can = {
			write: mayWrite && isPossible("save", minutes.status),
			/** Sees it being written. */
			follow: policy.followMinutes(actor, minutes).allowed && isPossible("save", minutes.status),
			submit: policy.leadMinutes(actor, minutes).allowed && isPossible("submit", minutes.status),
			decide: policy.approveMinutes(actor, minutes).allowed && isPossible("approve", minutes.status),
		};
		return {
			...place,
			minutes: {
				...(await textShown(tx, ctx, meeting, minutes)),
				history: historyOf(await listReviews(tx, actor.territoryId, minutes.id)),
				...(can.submit ? await checksShown(tx, ctx, meeting, minutes) : { defects: [], warnings: [] }),
			},
			reminders: await listWatched(tx, ctx, minutesKinds, [meetingId]),
			around: await aroundMinutes(tx, ctx, meeting, minutes),
			copies: await copiesShown(tx, ctx, minutes),
			can,
		};
	});

/** Page where the chair reads, approves or asks for a change. */
export const presentApproval = (ctx: Ctx, slug: string, meetingId: string) =>
	at(ctx, slug, meetingId, async ({ tx, place, meeting, minutes }) => {
		const { territoryId } = ctx.actor;
		if (!minutes) {
			await assertNotFormerChair(tx, ctx, meeting.id);
			throw new NotFound("not-found");
		}
		assertAllowed(policy.approveMinutes(ctx.actor, minutes));
		const reviews = await listReviews(tx, territoryId, minutes.id);
		const [last, previous] = reviews.filter(({ doc }) => doc !== null).reverse();
		return {
			...place,
			minutes: {
				...(await textShown(tx, ctx, meeting, minutes)),
				history: historyOf(reviews),
				/** Since the submission before this one, with what was asked then; null for a first submission. */
				since:
					last?.doc && previous?.doc && minutes.status === "submitted"
						? { at: previous.at.toISOString(), remarks: remarksAfter(reviews, previous), changes: changesBetween(previous.doc, last.doc) }
						: null,
				/** What approving will do to sheets, decision by decision. */
				effects: minutes.status === "submitted" ? await foreseenEffects(tx, territoryId, minutes.doc) : [],
			},
			around: await aroundMinutes(tx, ctx, meeting, minutes),
			can: { decide: isPossible("approve", minutes.status) },
		};
	});

/** Page where the text is written, and where the committee follows it while it is. */
export const presentDraft = (ctx: Ctx, slug: string, meetingId: string) =>
	at(ctx, slug, meetingId, async ({ tx, place, meeting, minutes }) => {
		const { actor, now } = ctx;
		if (!policy.followMinutes(actor, meeting).allowed) throw new NotFound("not-found");
		if (!minutes) {
			assertAllowed(policy.leadMinutes(actor, meeting));
			return { ...place, draft: null };
		}
		const reviews = await listReviews(tx, actor.territoryId, minutes.id);
		const lastReview = reviews.at(-1);
		const owners = await listPossibleOwners(tx, actor.territoryId, minutes.committeeId, dayOf(now));
		const text = await textShown(tx, ctx, meeting, minutes);
		const { remarks, may } = await aroundMinutes(tx, ctx, meeting, minutes);
		return {
			...place,
			draft: {
				...text,
				me: { personId: actor.personId, name: actor.displayName },
				isOpen: isPossible("save", minutes.status),
				isOpenToCommittee: minutes.isOpenToCommittee,
				can: { write: policy.writeMinutes(actor, minutes).allowed, open: policy.openToCommittee(actor, minutes).allowed },
				remark: lastReview?.verdict === "changes_requested" ? { text: lastReview.remark, personName: lastReview.personName } : null,
				remarks,
				may: { resolve: may.resolve },
				choices: { sheets: await listSheetOptions(tx, actor.territoryId), owners, attendance: text.attendance },
			},
		};
	});

interface Place {
	tx: ReadTx;
	meeting: Meeting;
	minutes: Minutes | null;
	place: ReturnType<typeof minutesPlace>;
}

/** What these pages share: the meeting, and its minutes as far as the reader may see them. */
function at<T>(ctx: Ctx, slug: string, meetingId: string, present: (found: Place) => Promise<T>): Promise<T> {
	const { territoryId } = ctx.actor;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
		const place = minutesPlace(ctx, { slug, name: committee.name }, meeting);
		return present({ tx, meeting, minutes: await findMinutes(tx, territoryId, meeting.id), place });
	});
}

/** The text with all that it names, and the seal when it is frozen: then nothing but the frozen text is shown. */
async function textShown(tx: ReadTx, ctx: Ctx, meeting: Meeting, minutes: Minutes) {
	const seal = sealOf(minutes);
	const frozen = seal && readFrozen(seal);
	const doc = frozen?.doc ?? minutes.doc;
	return {
		status: minutes.status,
		revision: minutes.revision,
		doc,
		decisions: await decisionsShown(tx, ctx, { ...minutes, doc }, frozen?.decisions),
		named: await namedIn(tx, ctx.actor.territoryId, doc),
		attendance:
			frozen?.attendance ??
			meeting.attendance.map(({ personId, displayName, organisationName, status }) => ({
				personId,
				name: displayName,
				organisation: organisationName,
				status,
			})),
		updatedAt: minutes.updatedAt.toISOString(),
		updatedByName: minutes.updatedByName,
		submittedAt: minutes.submittedAt?.toISOString() ?? null,
		submittedByName: minutes.submittedByName,
		seal: seal &&
			frozen && {
				sha256: seal.sha256,
				isIntact: minutes.isOpenCut ? null : verifyFrozen(seal),
				approvedAt: frozen.approvedAt,
				/** Null for silence, as the charter allows. */
				approvedByName: frozen.approvedBy?.name ?? null,
			},
	};
}

const historyOf = (reviews: readonly Review[]) =>
	reviews.map(({ verdict, remark, personName, at }) => ({ verdict, remark, personName, at: at.toISOString() }));

const remarksAfter = (reviews: readonly Review[], from: Review): string[] =>
	reviews.slice(reviews.indexOf(from)).flatMap(({ verdict, remark }) => (verdict === "changes_requested" && remark ? [remark] : []));
