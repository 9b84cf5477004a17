import type { Actor } from "#app/domain/kernel/actor.ts";
import { type Day, dayOf, instantAt, plusDays } from "#app/domain/kernel/calendar.ts";
import type { Ctx } from "#app/domain/kernel/context.server.ts";
import type { CommitteeId, TerritoryId } from "#app/domain/kernel/ids.ts";
import type { Vault } from "#app/domain/kernel/sealed.server.ts";
import type { Db } from "#db/client.server.ts";
import type { LoadedSheet, LoadedTerritory } from "../load.ts";
import type { Cast } from "./cast.ts";
import { Timeline } from "./timeline.ts";

/** Where a story takes place: a loaded territory with its people, days told relative to today, and the order of events. */
export interface Stage {
	territory: LoadedTerritory;
	timeline: Timeline;
	person: (local: string) => Actor;
	people: () => Actor[];
	/** The context of a command by this person at this instant; through the app role, behind every wall. */
	as: (local: string, now: Date) => Ctx;
	/** The operator's keys: referrals are sealed in a story as they are in life. */
	vault: Vault;
	/** The product itself, where time acts in the territory and nobody else. */
	system: { db: Db; territoryId: TerritoryId };
	sheet: (slug: string) => LoadedSheet;
	committeeId: (slug: string) => CommitteeId;
	/** The day so many days from today; negative for the past. */
	day: (offset: number) => Day;
	/** The same at a French hour. */
	instant: (offset: number, time?: string) => Date;
}

export function setStage(
	territory: LoadedTerritory,
	cast: Cast,
	{ app, worker, vault }: { app: Db; worker: Db; vault: Vault },
	now: Date,
): Stage {
	const person = (local: string) => existing(cast, local);
	const day = (offset: number) => plusDays(dayOf(now), offset);
	return {
		territory,
		vault,
		system: { db: worker, territoryId: territory.territoryId },
		timeline: new Timeline(),
		person,
		people: () => [...cast.values()],
		as: (local, at) => ({ db: app, actor: person(local), now: at }),
		sheet: (slug) => existing(territory.sheets, slug),
		committeeId: (slug) => existing(territory.committeeIds, slug),
		day,
		instant: (offset, time = "10:00") => instantAt(day(offset), time),
	};
}

function existing<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
	const value = map.get(key);
	if (value === undefined) throw new Error(`the scenario names "${key}", which is not there`);
	return value;
}
