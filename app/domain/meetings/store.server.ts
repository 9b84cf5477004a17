import { listSheetOptions } from "../action-sheets/queries.server.ts";
import type { Actor } from "../kernel/actor.ts";
import { dayOf, timeOf } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../kernel/errors.ts";
import type { MeetingId, TerritoryId } from "../kernel/ids.ts";
import { prepareMeeting } from "./policy.ts";
import type { AgendaPointFields } from "./schema.ts";
import type { AgendaPointId, Meeting } from "./types.ts";

export type LockedMeeting = Omit<Meeting, "points" | "attendance">;

/**
 * The meeting, locked for whoever may prepare it. The right is judged before the lock, since row-level security hides from a lock
 * what one may only read. The minutes are held too: they cannot be approved while their meeting changes.
 */
export async function lockMeeting(tx: Tx, actor: Actor, meetingId: MeetingId): Promise<LockedMeeting> {
	const meetings = tx.selectFrom("meeting").where("territoryId", "=", actor.territoryId).where("id", "=", meetingId);
	const found = (await meetings.select("committeeId").executeTakeFirst()) as Pick<LockedMeeting, "committeeId"> | undefined;
	if (!found) throw new NotFound("not-found");
	assertAllowed(prepareMeeting(actor, found));
	const row = await meetings
		.select(["id", "committeeId", "title", "startsAt", "endsAt", "place", "status", "revision"])
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	const minutes = await tx
		.selectFrom("minutes")
		.select("status")
		.where("territoryId", "=", actor.territoryId)
		.where("meetingId", "=", meetingId)
		.forShare()
		.executeTakeFirst();
	return { ...row, minutesStatus: minutes?.status ?? null } as LockedMeeting;
}

/** Saves the meeting's own columns, if any, and counts one more revision. */
export async function saveMeeting(
	tx: Tx,
	{ id, revision }: LockedMeeting,
	changes: Partial<Pick<LockedMeeting, "title" | "startsAt" | "endsAt" | "place" | "status">> = {},
): Promise<void> {
	await tx
		.updateTable("meeting")
		.set({ ...changes, revision: revision + 1 })
		.where("id", "=", id)
		.execute();
}

/** A meeting as its form shows it: what a 409 sends back beside what was typed. */
export const asTyped = ({ title, startsAt, endsAt, place, revision }: LockedMeeting) => ({
	title,
	day: dayOf(startsAt),
	startTime: timeOf(startsAt),
	endTime: endsAt && timeOf(endsAt),
	place,
	revision,
});

/** Ids of a meeting's points, in order. */
export async function listPointIds(tx: ReadTx, meetingId: MeetingId): Promise<AgendaPointId[]> {
	const rows = await tx.selectFrom("agendaPoint").select("id").where("meetingId", "=", meetingId).orderBy("position").execute();
	return rows.map(({ id }) => id as AgendaPointId);
}

/** Numbers the points from 1 in this order. */
export async function savePointOrder(tx: Tx, ids: readonly AgendaPointId[]): Promise<void> {
	for (const [index, id] of ids.entries()) {
		await tx
			.updateTable("agendaPoint")
			.set({ position: index + 1 })
			.where("id", "=", id)
			.execute();
	}
}

/** The columns of points: a sheet must be of the territory, and gives its title to a point without one. */
export async function pointValues(tx: ReadTx, territoryId: TerritoryId, points: readonly AgendaPointFields[]) {
	const sheets = points.some(({ sheetId }) => sheetId) ? await listSheetOptions(tx, territoryId) : [];
	return points.map(({ title, ...rest }) => {
		const sheet = sheets.find(({ id }) => id === rest.sheetId);
		if (rest.sheetId && !sheet) throw new RuleViolation("agenda.unknown-sheet", "sheetId");
		const named = title ?? sheet?.title.slice(0, 300);
		if (!named) throw new RuleViolation("agenda.title-or-sheet", "title");
		return { title: named, ...rest };
	});
}
