import { countSheets } from "#app/domain/action-sheets/queries/list-sheets.server.ts";
import { listCommittees } from "#app/domain/committees/queries.server.ts";
import { listDuties } from "#app/domain/duties/queries.server.ts";
import { dayOf } from "#app/domain/kernel/calendar.ts";
import { type Ctx, reading } from "#app/domain/kernel/context.server.ts";
import { listMeetings } from "#app/domain/meetings/queries.server.ts";
import { listProgrammes } from "#app/domain/programmes/queries.server.ts";
import { paths } from "#app/paths.ts";
import { groupDuties } from "./duties.server.ts";

/** Page « Tableau de bord » of a territory: what waits for the person here, then where the programme and the committees stand. */
export function presentDashboard(ctx: Ctx) {
	const { actor, now } = ctx;
	const { territoryId, territorySlug: slug } = actor;
	const today = dayOf(now);
	return reading(ctx, async (tx) => {
		const duties = await listDuties(tx, { personId: actor.personId, territoryIds: [territoryId] }, today);
		const sheets = await countSheets(tx, actor, today);
		const committees = new Map((await listCommittees(tx, territoryId, now)).map((committee) => [committee.id, committee]));
		const meetings = await listMeetings(tx, territoryId, { when: "next", now, limit: 5 });
		const programmes = await listProgrammes(tx, territoryId);
		return {
			today,
			duties: groupDuties(duties),
			programmes: programmes.map(({ title, periodLabel }) => ({ title, periodLabel })),
			sheets,
			meetings: meetings.flatMap((meeting) => {
				const committee = committees.get(meeting.committeeId);
				if (!committee || meeting.status === "cancelled") return [];
				return {
					title: meeting.title,
					committeeName: committee.name,
					startsAt: meeting.startsAt.toISOString(),
					place: meeting.place,
					pointCount: meeting.pointCount,
					href: paths.meeting(slug, committee.slug, meeting.id),
				};
			}),
			hrefs: { programme: paths.programme(slug), calendar: paths.calendar(slug), sheets: paths.sheets(slug) },
		};
	});
}
