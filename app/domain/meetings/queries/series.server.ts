import type { ReadTx } from "../../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../../kernel/ids.ts";
import type { SeriesRule } from "../recurrence.ts";
import type { Meeting, SeriesId } from "../types.ts";

const following = (tx: ReadTx, territoryId: TerritoryId, { id, seriesId, startsAt }: Pick<Meeting, "id" | "seriesId" | "startsAt">) =>
	tx
		.selectFrom("meeting")
		.where("territoryId", "=", territoryId)
		.where("seriesId", "=", seriesId as SeriesId)
		.where("id", "<>", id)
		.where("startsAt", ">", startsAt)
		.where("status", "=", "planned")
		.where("isOffSeries", "=", false)
		.where((eb) => eb.not(eb.exists(eb.selectFrom("minutes").select("minutes.id").whereRef("minutes.meetingId", "=", "meeting.id"))))
		.orderBy("startsAt");

export async function listFollowingIds(
	tx: ReadTx,
	territoryId: TerritoryId,
	first: Pick<Meeting, "id" | "seriesId" | "startsAt">,
): Promise<MeetingId[]> {
	return (await following(tx, territoryId, first).select("id").execute()).map(({ id }) => id as MeetingId);
}

/** When the meetings that would change with this one are held now. */
export async function listFollowingStarts(
	tx: ReadTx,
	territoryId: TerritoryId,
	first: Pick<Meeting, "id" | "seriesId" | "startsAt">,
): Promise<Date[]> {
	return (await following(tx, territoryId, first).select("startsAt").execute()).map(({ startsAt }) => startsAt);
}

/** The rule of a series, as it was typed. */
export async function getSeriesRule(tx: ReadTx, territoryId: TerritoryId, seriesId: SeriesId): Promise<SeriesRule> {
	const { rule } = await tx
		.selectFrom("meetingSeries")
		.select("rule")
		.where("territoryId", "=", territoryId)
		.where("id", "=", seriesId)
		.executeTakeFirstOrThrow();
	return rule as unknown as SeriesRule;
}
