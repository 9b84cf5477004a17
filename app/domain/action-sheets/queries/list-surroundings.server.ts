import { sql } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { camelKeys } from "#db/nested-rows.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import type { ReadTx } from "../../kernel/context.server.ts";
import { objectiveChoicesOf, objectivePlaces } from "../../programmes/queries.server.ts";
import type { ObjectiveChoice } from "../../programmes/types.ts";
import type { SheetChoicesOfList, SheetCounts } from "../types.ts";
import { countedSheets } from "./list-sheets.server.ts";

/** What stands around a list of sheets, whatever its filters: what stands out, and what it may be filtered by. In one statement. */
export async function getListSurroundings(
	tx: ReadTx,
	actor: Actor,
	today: Day,
): Promise<SheetChoicesOfList & { counts: SheetCounts; objectives: ObjectiveChoice[] }> {
	const { territoryId } = actor;
	const byName = (table: "organisation" | "committee") =>
		tx.selectFrom(table).select(["id", "name"]).where("territoryId", "=", territoryId).orderBy(sql`unaccent(lower(name))`);
	const row = await tx
		.selectNoFrom([
			jsonObjectFrom(countedSheets(tx, actor, today)).as("counts"),
			jsonArrayFrom(objectivePlaces(tx, territoryId)).as("objectives"),
			jsonArrayFrom(byName("organisation")).as("organisations"),
			jsonArrayFrom(byName("committee")).as("committees"),
			// whoever has left may still pilot a sheet
			jsonArrayFrom(
				tx
					.selectFrom("membership as m")
					.innerJoin("person", "person.id", "m.personId")
					.select(["person.id", "person.displayName"])
					.where("m.territoryId", "=", territoryId)
					.orderBy(sql`unaccent(lower(person.display_name))`),
			).as("people"),
			sql<string[]>`array(select distinct tag from action_sheet s, unnest(s.tags) tag
				where s.territory_id = ${territoryId} and s.tags <> '{}' and s.parent_id is null order by tag)`.as("tags"),
		])
		.executeTakeFirstOrThrow();
	const { objectives, ...rest } = camelKeys(row) as unknown as SheetChoicesOfList & {
		counts: SheetCounts;
		objectives: Parameters<typeof objectiveChoicesOf>[0];
	};
	return { ...rest, objectives: objectiveChoicesOf(objectives) };
}
