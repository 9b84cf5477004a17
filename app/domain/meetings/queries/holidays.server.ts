import type { ReadTx } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import type { HolidayId } from "../preparation-schema.ts";
import { type Holiday, nationalHolidays, type SchoolZone } from "../school-holidays.ts";

/** The school holidays that a territory keeps, the national ones of its zone and its own, and where it is for public holidays. */
export async function listHolidays(tx: ReadTx, territoryId: TerritoryId) {
	const { schoolZone, department } = await tx
		.selectFrom("territory")
		.select(["schoolZone", "departmentCode as department"])
		.where("id", "=", territoryId)
		.executeTakeFirstOrThrow();
	const own = (await tx
		.selectFrom("schoolHoliday")
		.select(["id", "name", "startsOn", "endsOn"])
		.where("territoryId", "=", territoryId)
		.orderBy("startsOn")
		.execute()) as (Holiday & { id: HolidayId })[];
	const zone = schoolZone as SchoolZone | null;
	return { zone, department, own, all: [...nationalHolidays(zone), ...own] };
}
