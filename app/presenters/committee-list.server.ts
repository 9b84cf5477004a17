import { listCommittees } from "#app/domain/committees/queries.server.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";

/** Page « Comités »: coordination committees, then the territory's other bodies. */
export async function presentCommitteeList(ctx: Ctx) {
	const { territoryId, territorySlug } = ctx.actor;
	const committees = (await reading(ctx, (tx) => listCommittees(tx, territoryId, ctx.now))).map(({ nextMeeting, ...committee }) => ({
		...committee,
		nextMeeting: nextMeeting && { ...nextMeeting, startsAt: nextMeeting.startsAt.toISOString() },
	}));
	return {
		territory: territorySlug,
		coordination: committees.filter(({ kind }) => kind === "coordination_committee"),
		others: committees.filter(({ kind }) => kind !== "coordination_committee"),
	};
}
