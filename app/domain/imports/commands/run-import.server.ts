import { isUnavailable } from "#db/client.server.ts";
import { footprintsOf, insertSheets, rewriteSheet, slugGiver } from "../../action-sheets/import-steps.server.ts";
import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction, type SystemCtx, type Tx } from "../../kernel/context.server.ts";
import { DomainError, NotFound, RuleViolation } from "../../kernel/errors.ts";
import type { SheetId, TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { addPlaces, lockProgramme } from "../../programmes/place-steps.server.ts";
import type { ProgrammeId } from "../../programmes/types.ts";
import { importCompleted, importFailed } from "../events.ts";
import { mappingFaults, planImport } from "../plan.ts";
import * as policy from "../policy.ts";
import { findImporter } from "../queries.server.ts";
import { isUnderWay } from "../rules.ts";
import { lockImport, readGrids, saveImport } from "../store.server.ts";
import { findSurroundings } from "../surroundings.server.ts";
import type { Grid, ImportedFields, ImportId, ImportPlan } from "../types.ts";

type JobCtx = SystemCtx & { territoryId: TerritoryId };
const batch = 50;

/**
 * Carries out an import that was asked for, all or nothing, in the name of who asked. The file is planned again on what stands
 * now; progress is written beside, so that it is seen before the end. May run twice: the second finds nothing to do.
 */
export async function runImport(job: JobCtx, { importId, requestedBy }: { importId: ImportId; requestedBy: string }): Promise<void> {
	const { territoryId, now } = job;
	const importer = await inTransaction(job, async (tx) => {
		const stored = await lockImport(tx, territoryId, importId);
		if (!isUnderWay(stored.state)) return null;
		await saveImport(tx, territoryId, importId, { state: "running", progressDone: 0 });
		return (await findImporter(tx, territoryId, requestedBy, dayOf(now))) ?? "gone";
	});
	if (!importer) return;
	try {
		if (importer === "gone" || !policy.importSheets(importer).allowed) throw new RuleViolation("import.requester-gone");
		const ctx: Ctx = { db: job.db, now, actor: importer };
		const tell = (done: number) => inTransaction(job, (tx) => saveImport(tx, territoryId, importId, { progressDone: done }));
		await inTransaction(ctx, (tx) => carryOut(tx, ctx, importId, tell));
	} catch (error) {
		if (isUnavailable(error)) throw error;
		const failure = error instanceof DomainError ? error.code : "unexpected";
		await inTransaction(job, async (tx) => {
			const stored = await lockImport(tx, territoryId, importId);
			if (!isUnderWay(stored.state)) return;
			await saveImport(tx, territoryId, importId, { state: "failed", failure, progressDone: 0, settledAt: now });
			await recordEvent(tx, territoryId, importFailed, { importId, reason: failure });
		});
		if (!(error instanceof DomainError)) throw error;
	}
}

async function carryOut(tx: Tx, ctx: Ctx, importId: ImportId, tell: (done: number) => Promise<void>): Promise<void> {
	const { territoryId } = ctx.actor;
	const { plan, programmeId } = await planAgain(tx, ctx, importId);
	const toDo = plan.lines.filter(({ kind }) => kind !== "unchanged");
	await addPlaces(tx, territoryId, programmeId, plan.places);

	const giveSlug = await slugGiver(tx, territoryId);
	const done: { sheetId: SheetId; kind: "created" | "changed"; code: string; before: unknown }[] = [];
	const created = toDo.filter(({ kind }) => kind === "created");
	for (let at = 0; at < created.length; at += batch) {
		const lines = created.slice(at, at + batch);
		await insertSheets(
			tx,
			ctx,
			giveSlug,
			lines.map((line) => ({ ...line, fields: line.fields as ImportedFields })),
		);
		for (const { sheetId, code } of lines) done.push({ sheetId, kind: "created", code, before: null });
		await tell(done.length);
	}
	for (const line of toDo.filter(({ kind }) => kind === "changed")) {
		const { sheetId, fields, partnerIds: addedPartnerIds } = line;
		const before = await rewriteSheet(tx, ctx, sheetId, { revision: line.revision as number, fields, addedPartnerIds });
		done.push({ sheetId, kind: "changed", code: line.code, before });
		if (done.length % batch === 0) await tell(done.length);
	}

	const footprints = await footprintsOf(
		tx,
		territoryId,
		done.map(({ sheetId }) => sheetId),
	);
	const changes = done.map(({ before, ...change }) => {
		const { revision, footprint } = footprints.get(change.sheetId) as { revision: number; footprint: string };
		return {
			territoryId,
			importId,
			...change,
			before: before === null ? null : JSON.stringify(before),
			afterRevision: revision,
			footprint,
		};
	});
	for (let at = 0; at < changes.length; at += 500) {
		await tx
			.insertInto("sheetImportChange")
			.values(changes.slice(at, at + 500))
			.execute();
	}
	const counts = { created: created.length, changed: toDo.length - created.length, unchanged: plan.lines.length - toDo.length };
	const stored = await lockImport(tx, territoryId, importId);
	if (stored.state !== "running") throw new RuleViolation("import.not-open");
	await saveImport(tx, territoryId, importId, {
		state: "done",
		progressDone: toDo.length,
		progressTotal: toDo.length,
		createdCount: counts.created,
		changedCount: counts.changed,
		unchangedCount: counts.unchanged,
		createdAxes: plan.places.axes.map(({ id }) => id),
		createdObjectives: plan.places.objectives.map(({ id }) => id),
		settledAt: ctx.now,
	});
	await recordEvent(tx, territoryId, importCompleted, { importId, ...counts });
}

/** The plan on what stands now, the programme held: what was right when asked for may not be any more. */
async function planAgain(tx: Tx, { actor, now }: Ctx, importId: ImportId): Promise<{ plan: ImportPlan; programmeId: ProgrammeId }> {
	const { territoryId } = actor;
	const row = await tx
		.selectFrom("sheetImport")
		.select("mapping")
		.where("territoryId", "=", territoryId)
		.where("id", "=", importId)
		.executeTakeFirst();
	if (!row) throw new NotFound("not-found");
	const mapping = row.mapping as unknown as Parameters<typeof planImport>[1];
	const { programmeId } = mapping;
	if (!programmeId || mappingFaults(mapping).length > 0) throw new RuleViolation("import.has-problems");
	await lockProgramme(tx, territoryId, programmeId);
	const surroundings = await findSurroundings(tx, territoryId, programmeId, dayOf(now));
	if (!surroundings) throw new RuleViolation("import.has-problems");
	const plan = planImport((await readGrids(tx, territoryId, importId))[mapping.grid] as Grid, mapping, surroundings);
	if (plan.problems.length > 0) throw new RuleViolation("import.changed-since");
	return { plan, programmeId };
}
