import { manageBody, readHealth } from "#app/domain/committees/policy.ts";
import { listCommittees } from "#app/domain/committees/queries.server.ts";
import { type CommitteeKind, committeeKinds } from "#app/domain/committees/types.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";

/** Page « Comités »: coordination committees, then the territory's other bodies; of one kind when the address says so. */
export async function presentCommitteeList(ctx: Ctx, nature: string | null) {
	const { territoryId, territorySlug } = ctx.actor;
	const all = await reading(ctx, (tx) => listCommittees(tx, territoryId, ctx.now));
	const kind = committeeKinds.find((one) => one === nature) ?? null;
	const committees = all
		.filter((committee) => kind === null || committee.kind === kind)
		.map(({ nextMeeting, ...committee }) => ({
			...committee,
			nextMeeting: nextMeeting && { ...nextMeeting, startsAt: nextMeeting.startsAt.toISOString() },
		}));
	return {
		territory: territorySlug,
		kind,
		kinds: committeeKinds.filter((one) => all.some((committee) => committee.kind === one)) as CommitteeKind[],
		coordination: committees.filter((one) => one.kind === "coordination_committee"),
		others: committees.filter((one) => one.kind !== "coordination_committee"),
		can: { open: manageBody(ctx.actor).allowed, readHealth: all.some(({ id }) => readHealth(ctx.actor, { committeeId: id }).allowed) },
	};
}
