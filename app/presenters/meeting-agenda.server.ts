import { getCommitteeBySlug } from "#app/domain/committees/queries.server.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import { reading } from "#app/domain/kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "#app/domain/kernel/errors.ts";
import { outcomesFrom } from "#app/domain/meetings/outcomes.ts";
import { followPreparation, prepareMeeting } from "#app/domain/meetings/policy.ts";
import { findMinutesDoc } from "#app/domain/meetings/queries/minutes-doc.server.ts";
import { findPaperFile } from "#app/domain/meetings/queries/points.server.ts";
import { listSuggestions } from "#app/domain/meetings/queries/suggestions.server.ts";
import { getMeeting } from "#app/domain/meetings/queries.server.ts";
import { PaperId } from "#app/domain/meetings/types.ts";
import { meetingFacts } from "./meeting.server.ts";
import { preparing } from "./meeting-form.server.ts";

/** Page of what is due to the body, to be chosen from. */
export const presentSuggestions = (ctx: Ctx, slug: string, meetingId: string) =>
	preparing(ctx, slug, meetingId, async ({ tx, committee, meeting }) => ({
		suggestions: await listSuggestions(tx, ctx.actor.territoryId, { committee, meeting, now: ctx.now }),
	}));

/** Page of the papers of a point. */
export const presentPapers = (ctx: Ctx, slug: string, meetingId: string, pointId: string) =>
	preparing(ctx, slug, meetingId, async ({ meeting }) => {
		const point = meeting.points.find(({ id }) => id === pointId);
		if (!point) throw new NotFound("not-found");
		return { point: { id: point.id, title: point.title, isConfidential: point.isConfidential, papers: point.papers } };
	});

/** The file of a paper, for whoever reads its point. */
export function presentPaperFile(ctx: Ctx, slug: string, meetingId: string, paperId: string) {
	const { actor } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const { id: committeeId } = await getCommitteeBySlug(tx, territoryId, slug);
		const meeting = await getMeeting(tx, territoryId, committeeId, meetingId);
		const point = meeting.points.find(({ papers }) => papers.some((one) => one.id === paperId));
		if (point?.isConfidential && !followPreparation(actor, meeting).allowed) throw new NotFound("not-found");
		const id = PaperId.safeParse(paperId);
		const file = id.success ? await findPaperFile(tx, territoryId, meeting.id, id.data) : null;
		if (!file) throw new NotFound("not-found");
		return file;
	});
}

/** Page that says which points were treated; what is not marked yet is guessed from the minutes. */
export function presentSettle(ctx: Ctx, slug: string, meetingId: string) {
	const { actor } = ctx;
	const { territoryId } = actor;
	return reading(ctx, async (tx) => {
		const committee = await getCommitteeBySlug(tx, territoryId, slug);
		const meeting = await getMeeting(tx, territoryId, committee.id, meetingId);
		assertAllowed(prepareMeeting(actor, meeting));
		if (meeting.status !== "held") throw new RuleViolation("agenda.not-held");
		const doc = await findMinutesDoc(tx, territoryId, meeting.id);
		const guessed = doc ? outcomesFrom(meeting.points, doc) : new Map();
		return {
			territory: actor.territorySlug,
			committee: { slug, name: committee.name },
			meeting: meetingFacts(meeting),
			hasMinutes: doc !== null,
			points: meeting.points.map(({ id, position, title, outcome, next }) => ({
				...{ id, position, title, next: next !== null },
				outcome: outcome ?? guessed.get(id) ?? "treated",
			})),
		};
	});
}
