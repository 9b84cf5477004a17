import { listSheetOptions } from "../action-sheets/queries.server.ts";
import type { Actor } from "../kernel/actor.ts";
import { dayOf, timeOf } from "../kernel/calendar.ts";
import type { ReadTx, Tx } from "../kernel/context.server.ts";
import { assertAllowed, NotFound, RuleViolation } from "../kernel/errors.ts";
import { type MeetingId, newId, type TerritoryId } from "../kernel/ids.ts";
import { prepareMeeting } from "./policy.ts";
import { listFollowingIds } from "./queries/series.server.ts";
import { assertLeadsOn } from "./rules.ts";
import type { AgendaPointFields } from "./schema.ts";
import type { AgendaPointId, Meeting } from "./types.ts";

export type LockedMeeting = Omit<Meeting, "points" | "attendance" | "convokedAt">;

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
		.select(["id", "committeeId", "title", "startsAt", "endsAt", "place", "room", "videoUrl", "status", "revision"])
		.select(["seriesId", "isOffSeries"])
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
	{ id, revision }: Pick<LockedMeeting, "id" | "revision">,
	changes: Partial<Omit<LockedMeeting, "id" | "committeeId" | "revision" | "minutesStatus">> = {},
): Promise<void> {
	await tx
		.updateTable("meeting")
		.set({ ...changes, revision: revision + 1 })
		.where("id", "=", id)
		.execute();
}

/** A meeting as its form shows it: what a 409 sends back beside what was typed. */
export const asTyped = ({ title, startsAt, endsAt, place, room, videoUrl, revision }: LockedMeeting) => ({
	title,
	day: dayOf(startsAt),
	startTime: timeOf(startsAt),
	endTime: endsAt && timeOf(endsAt),
	place,
	room,
	videoUrl,
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

/** The columns of points: a sheet must be of the territory, and gives its title to a point without one; a presenter works there. */
export async function pointValues(tx: ReadTx, territoryId: TerritoryId, points: readonly AgendaPointFields[]) {
	const sheets = points.some(({ sheetId }) => sheetId) ? await listSheetOptions(tx, territoryId) : [];
	await assertPresenters(tx, territoryId, points);
	return points.map(({ title, ...rest }) => {
		const sheet = sheets.find(({ id }) => id === rest.sheetId);
		if (rest.sheetId && !sheet) throw new RuleViolation("agenda.unknown-sheet", "sheetId");
		const named = title ?? sheet?.title.slice(0, 300);
		if (!named) throw new RuleViolation("agenda.title-or-sheet", "title");
		return { title: named, ...rest };
	});
}

async function assertPresenters(tx: ReadTx, territoryId: TerritoryId, points: readonly AgendaPointFields[]): Promise<void> {
	const asked = new Set(points.flatMap(({ presenterId }) => presenterId ?? []));
	if (asked.size === 0) return;
	const known = await tx
		.selectFrom("membership")
		.select("personId")
		.where("territoryId", "=", territoryId)
		.where("personId", "in", [...asked])
		.execute();
	if (known.length < asked.size) throw new RuleViolation("agenda.unknown-presenter", "presenterId");
}

/** What a new point takes from another place: a proposal, a suggestion, a point not treated. */
export interface NewPoint {
	title: string;
	notes?: string | null;
	durationMinutes?: number | null;
	sheetId?: string | null;
	decisionId?: string | null;
	originPointId?: string | null;
	presenterId?: string | null;
	section?: string | null;
	isConfidential?: boolean;
}

/** Puts points at the end of an agenda, in this order; the meeting is locked by the caller. */
export async function appendPoints(
	tx: Tx,
	territoryId: TerritoryId,
	meetingId: MeetingId,
	points: readonly NewPoint[],
): Promise<AgendaPointId[]> {
	if (points.length === 0) return [];
	const last = (await listPointIds(tx, meetingId)).length;
	const rows = points.map((point, index) => ({ id: newId<AgendaPointId>(), territoryId, meetingId, position: last + index + 1, ...point }));
	await tx.insertInto("agendaPoint").values(rows).execute();
	return rows.map(({ id }) => id);
}

/**
 * The committee's next planned meeting after this one and after now, locked; null when none is planned. Whoever has the right to one
 * meeting of a committee has it to the next: it is not judged again. Later meetings are always locked after earlier ones.
 */
export async function lockNextMeeting(
	tx: Tx,
	territoryId: TerritoryId,
	{ id, committeeId, startsAt }: Pick<LockedMeeting, "id" | "committeeId" | "startsAt">,
	now: Date,
): Promise<Pick<LockedMeeting, "id" | "revision"> | null> {
	const next = await tx
		.selectFrom("meeting")
		.select(["id", "revision"])
		.where("territoryId", "=", territoryId)
		.where("committeeId", "=", committeeId)
		.where("id", "<>", id)
		.where("status", "=", "planned")
		.where("startsAt", ">", startsAt > now ? startsAt : now)
		.where((eb) => eb.not(eb.exists(eb.selectFrom("minutes").select("minutes.id").whereRef("minutes.meetingId", "=", "meeting.id"))))
		.orderBy("startsAt")
		.limit(1)
		.forUpdate()
		.executeTakeFirst();
	return (next as Pick<LockedMeeting, "id" | "revision"> | undefined) ?? null;
}

/** The meetings that change with this one: those after it in its series that nobody moved alone, held or called off. All locked. */
export async function lockFollowing(tx: Tx, actor: Actor, first: LockedMeeting): Promise<LockedMeeting[]> {
	assertLeadsOn(first);
	const found: LockedMeeting[] = [];
	for (const id of await listFollowingIds(tx, actor.territoryId, first)) found.push(await lockMeeting(tx, actor, id));
	return found;
}
