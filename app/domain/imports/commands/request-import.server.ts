import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed, assertRevision, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { importRequested } from "../events.ts";
import { mappingFaults, planImport } from "../plan.ts";
import * as policy from "../policy.ts";
import { isOpen } from "../rules.ts";
import type { SeenImport } from "../schema.ts";
import { lockImport, readGrids, saveImport } from "../store.server.ts";
import { findSurroundings } from "../surroundings.server.ts";
import type { Grid } from "../types.ts";

/** Asks for the import that the dry run showed; a job carries it out. Refused while a single line is wrong. */
export async function requestImport(ctx: Ctx, { importId, revision }: SeenImport): Promise<void> {
	const { actor, now } = ctx;
	const { territoryId, personId } = actor;
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.importSheets(actor));
		const stored = await lockImport(tx, territoryId, importId);
		assertRevision(stored, revision, { revision: stored.revision });
		if (!isOpen(stored.state)) throw new RuleViolation("import.not-open");
		const { mapping } = stored;
		const { programmeId } = mapping;
		const surroundings = programmeId && (await findSurroundings(tx, territoryId, programmeId, dayOf(now)));
		if (!surroundings || mappingFaults(mapping).length > 0) throw new RuleViolation("import.has-problems");
		const grids = await readGrids(tx, territoryId, importId);
		const plan = planImport(grids[mapping.grid] as Grid, mapping, surroundings);
		if (plan.problems.length > 0) throw new RuleViolation("import.has-problems");
		const total = plan.lines.filter(({ kind }) => kind !== "unchanged").length;
		if (total === 0) throw new RuleViolation("import.nothing-to-do");
		await saveImport(tx, territoryId, importId, { state: "queued", progressDone: 0, progressTotal: total, failure: null });
		await recordEvent(tx, territoryId, importRequested, { importId, requestedBy: personId });
	});
}
