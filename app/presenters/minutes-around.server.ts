import { dayOf } from "#app/domain/kernel/calendar.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import type { Meeting } from "#app/domain/meetings/types.ts";
import { findNotedAt, isParticipant, listErrata, listObservations, listRemarks, listReplaced } from "#app/domain/minutes/around.server.ts";
import { charterOf, observableUntil } from "#app/domain/minutes/charter.server.ts";
import { defectsOf, warningsOf } from "#app/domain/minutes/checks.ts";
import { placeOf } from "#app/domain/minutes/passages.ts";
import * as policy from "#app/domain/minutes/policy.ts";
import { foreseenEffects, surroundingsOf } from "#app/domain/minutes/surroundings.server.ts";
import type { Erratum, Minutes, Observation, Remark } from "#app/domain/minutes/types.ts";
import { sentenceOf } from "#app/messages/sentences.ts";

/** What is said around the text of minutes, and who may add to it: the same on the page to read and on the chair's. */
export async function aroundMinutes(tx: ReadTx, ctx: Ctx, meeting: Meeting, minutes: Minutes) {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	const { id, committeeId, status } = minutes;
	const isSubmitted = status === "submitted";
	const isApproved = status === "approved";
	const charter = isSubmitted ? await charterOf(tx, territoryId, committeeId) : null;
	const until = charter && minutes.submittedAt ? observableUntil(minutes.submittedAt, charter) : null;
	const wasThere = isSubmitted && (await isParticipant(tx, territoryId, meeting.id, personId));
	const notedAt = isApproved ? await findNotedAt(tx, territoryId, minutes) : null;
	return {
		remarks: isApproved ? [] : (await listRemarks(tx, territoryId, id)).map((remark) => remarkShown(remark, minutes)),
		observations: (await listObservations(tx, territoryId, id)).map(observationShown),
		/** Last day to observe, and whether the charter takes silence for an answer after it. */
		observable: until && charter ? { until, isOver: dayOf(now) > until, silenceApproves: charter.silenceApproves } : null,
		errata: isApproved ? (await listErrata(tx, territoryId, id)).map(erratumShown) : [],
		notedAt: notedAt && { ...notedAt, startsAt: notedAt.startsAt.toISOString() },
		reopened: minutes.reopenedAt && {
			reason: minutes.reopenReason ?? "",
			byName: minutes.reopenedByName ?? "",
			at: minutes.reopenedAt.toISOString(),
		},
		replaced: (await listReplaced(tx, territoryId, meeting.id)).map(({ sha256, approvedAt }) => ({
			sha256,
			approvedAt: approvedAt.toISOString(),
		})),
		may: {
			observe: until !== null && dayOf(now) <= until && policy.observeMinutes(actor, { committeeId, isParticipant: wasThere }).allowed,
			resolve: !isApproved && policy.resolveRemark(actor, minutes).allowed,
			propose: isApproved && policy.proposeErratum(actor, minutes).allowed,
			decide: isApproved && policy.decideErratum(actor, minutes).allowed,
			reopen: isApproved && policy.reopenMinutes(actor, minutes).allowed,
		},
	};
}

/** What is to be put right before submitting, and what to look at again. */
export async function checksShown(tx: ReadTx, ctx: Ctx, meeting: Meeting, { doc }: Minutes) {
	const { territoryId } = ctx.actor;
	const defects = defectsOf(doc, await surroundingsOf(tx, territoryId, meeting, dayOf(ctx.now)));
	const warnings = warningsOf(doc, await foreseenEffects(tx, territoryId, doc));
	return {
		defects: defects.map((code) => ({ code, sentence: sentenceOf(code) })),
		warnings: warnings.map(({ code, about }) => ({ sentence: sentenceOf(code), about })),
	};
}

const remarkShown = ({ at, resolvedAt, ...remark }: Remark, { doc }: Minutes) => ({
	...remark,
	/** Where it stands in the text of today; null once its words changed. */
	place: placeOf(doc, remark),
	at: at.toISOString(),
	resolvedAt: resolvedAt?.toISOString() ?? null,
});
const observationShown = ({ at, ...observation }: Observation) => ({ ...observation, at: at.toISOString() });
const erratumShown = ({ proposedAt, decidedAt, ...erratum }: Erratum) => ({
	...erratum,
	proposedAt: proposedAt.toISOString(),
	decidedAt: decidedAt?.toISOString() ?? null,
});
