import type { ReadTx } from "../../kernel/context.server.ts";
import type { MeetingId, TerritoryId } from "../../kernel/ids.ts";
import type { outcomesFrom } from "../outcomes.ts";

export type MinutesText = Parameters<typeof outcomesFrom>[1];

/** The text of a meeting's minutes as far as this reader may see it; null when there is none. */
export async function findMinutesDoc(tx: ReadTx, territoryId: TerritoryId, meetingId: MeetingId): Promise<MinutesText | null> {
	const row = await tx
		.selectFrom("minutes")
		.select("doc")
		.where("territoryId", "=", territoryId)
		.where("meetingId", "=", meetingId)
		.executeTakeFirst();
	return (row?.doc as MinutesText | undefined) ?? null;
}
