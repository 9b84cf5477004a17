import { type SystemCtx, sweeping } from "../../kernel/context.server.ts";
import type { TerritoryId } from "../../kernel/ids.ts";
import { listTerritoriesToSweep } from "../queries.server.ts";
import { sweepTerritory } from "./sweep-territory.server.ts";

/** Territories swept at once: while one waits for the database, another asks. */
const lanes = 4;

/**
 * Raises what is due in every territory, then hands each of them over; what goes wrong in one keeps no other waiting.
 * @returns what went wrong
 */
export async function sweepEverywhere(
	ctx: SystemCtx,
	swept: (territoryId: TerritoryId, raised: number) => Promise<void>,
): Promise<unknown[]> {
	const waiting = await sweeping(ctx, listTerritoriesToSweep);
	const errors: unknown[] = [];
	const lane = async () => {
		for (let territoryId = waiting.shift(); territoryId; territoryId = waiting.shift()) {
			try {
				const { raised } = await sweepTerritory({ ...ctx, territoryId });
				await swept(territoryId, raised);
			} catch (error) {
				errors.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: lanes }, lane));
	return errors;
}
