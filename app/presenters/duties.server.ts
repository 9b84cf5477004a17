import { listDuties } from "#app/domain/duties/queries.server.ts";
import { type Duty, dutyGroups } from "#app/domain/duties/types.ts";
import type { Day } from "#app/domain/kernel/calendar.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type PersonCtx, reading } from "#app/domain/kernel/context.server.ts";
import type { Visitor } from "#app/domain/people/types.ts";
import { paths } from "#app/paths.ts";

/** Page « Mes tâches »: what waits for the person over all their territories, and the list of these. */
export async function presentHome(ctx: PersonCtx & { visitor: Visitor }) {
	const today = dayOf(ctx.now);
	const duties = await reading(ctx, (tx) => listDuties(tx, ctx, today));
	return {
		displayName: ctx.visitor.person.displayName,
		duties: groupDuties(duties),
		today,
		territories: ctx.visitor.memberships.map(({ territorySlug, territoryName, organisationName, role, isDemonstration }) => ({
			name: territoryName,
			href: paths.territory(territorySlug),
			organisationName,
			role,
			isDemonstration,
			waiting: duties.filter((duty) => duty.territorySlug === territorySlug && duty.group !== "upcoming").length,
		})),
	};
}

/** At most twelve a group: the rest is counted, not listed. */
export const groupDuties = (duties: readonly Duty[], limit = 12) =>
	dutyGroups.map((group) => {
		const all = duties.filter((duty) => duty.group === group);
		return {
			group,
			count: all.length,
			items: all.slice(0, limit).map(({ kind, title, context, href, dueOn, meetingOn, territoryName }) => ({
				kind,
				title,
				context,
				href,
				dueOn: dueOn as Day | null,
				meetingOn: meetingOn as Day | null,
				territoryName,
			})),
		};
	});
