import type { Actor } from "../kernel/actor.ts";
import { allow, deny, type Verdict } from "../kernel/verdict.ts";
import type { SheetExport } from "./types.ts";

/** What one may read, one may take away: every member of the territory, readers included. */
export const exportSheets = (actor: Actor, sheet: { territoryId: string }): Verdict =>
	sheet.territoryId === actor.territoryId ? allow : deny("sheet.other-territory");

/** A file holds what its author could read when they asked: nobody else fetches it, not even a steward. */
export const fetchExport = (actor: Actor, one: Pick<SheetExport, "territoryId" | "personId">): Verdict =>
	one.territoryId === actor.territoryId && one.personId === actor.personId ? allow : deny("export.not-yours");
