import { createSheets } from "#app/domain/action-sheets/commands/create-sheets.server.ts";
import type { CreateSheets } from "#app/domain/action-sheets/schema.ts";
import type { SheetId } from "#app/domain/kernel/ids.ts";
import type { BuiltTerritory } from "./a-territory.ts";

/** A draft sheet under the territory's first objective (the axis that insertion follows), with whatever the caller says of it. */
export async function aSheet(territory: BuiltTerritory, overrides: Partial<CreateSheets[number]> = {}): Promise<SheetId> {
	const slug = overrides.slug ?? "1-1-1-ateliers-mobilite";
	const [id] = await createSheets(territory.operator, [
		{ slug, code: "1.1.1", title: "Ateliers de mobilité", objectiveId: territory.objectiveIds[0] as string, ...overrides },
	]);
	return id as SheetId;
}
