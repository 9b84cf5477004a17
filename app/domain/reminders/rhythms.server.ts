import type { Day } from "../kernel/calendar.ts";
import type { ReadTx } from "../kernel/context.server.ts";
import type { CommitteeId, TerritoryId } from "../kernel/ids.ts";
import { listHolidays } from "../meetings/queries/holidays.server.ts";
import { definitionOf, type Rhythm, reminderCatalogue } from "./catalogue.ts";
import type { Watch } from "./claim.server.ts";
import { type QuietPeriod, quietPeriods } from "./rules.ts";
import type { ReminderKindCode } from "./types.ts";

/** A rhythm as it was set. */
export interface StoredRule extends Rhythm {
	kind: ReminderKindCode;
	committeeId: CommitteeId | null;
	revision: number;
}

export async function listRules(tx: ReadTx, territoryId: TerritoryId): Promise<StoredRule[]> {
	const rows = await tx
		.selectFrom("reminderRule")
		.select(["kind", "committeeId", "isOn", "daysBefore", "lateEveryDays", "climbsAfter", "revision"])
		.where("territoryId", "=", territoryId)
		.orderBy("kind")
		.execute();
	return rows as StoredRule[];
}

/** The rhythm of a kind in a body, or in the territory: the body's own, else the territory's, else that of the catalogue. */
export function rhythmOf(rules: readonly StoredRule[], kind: ReminderKindCode, committeeId: string | null): Rhythm {
	const of = (body: string | null) => rules.find((rule) => rule.kind === kind && rule.committeeId === body);
	return (committeeId === null ? undefined : of(committeeId)) ?? of(null) ?? definitionOf(kind).rhythm;
}

/** Every rhythm that a sweep of the territory follows. */
export function watchesOf(rules: readonly StoredRule[]): Watch[] {
	return reminderCatalogue.flatMap(({ kind }) => {
		const own = rules.flatMap((rule) => (rule.kind === kind && rule.committeeId !== null ? [rule.committeeId] : []));
		return [null, ...own].map((committeeId) => ({ kind, committeeId, without: own, rhythm: rhythmOf(rules, kind, committeeId) }));
	});
}

export interface WatchState {
	isQuietInHolidays: boolean;
	sweptUntil: Day | null;
	revision: number;
	/** The school holidays and the days off after them, when the territory keeps quiet in them. */
	quiet: readonly QuietPeriod[];
}

/** Where the sweeps of a territory stand, and when it wants to hear nothing. */
export async function readWatch(tx: ReadTx, territoryId: TerritoryId): Promise<WatchState> {
	const row = await tx
		.selectFrom("reminderWatch")
		.select(["isQuietInHolidays", "sweptUntil", "revision"])
		.where("territoryId", "=", territoryId)
		.executeTakeFirst();
	const holidays = row?.isQuietInHolidays ? await listHolidays(tx, territoryId) : null;
	const quiet = holidays ? quietPeriods(holidays.all, holidays.department) : [];
	return { isQuietInHolidays: false, revision: 0, ...row, sweptUntil: (row?.sweptUntil ?? null) as Day | null, quiet };
}
