import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { newId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { programmeCreated } from "../events.ts";
import { CreateProgramme } from "../schema.ts";
import type { AxisId, ObjectiveId, ProgrammeId } from "../types.ts";

interface CreatedProgramme {
	programmeId: ProgrammeId;
	axes: { id: AxisId; objectives: { id: ObjectiveId }[] }[];
}

/** Writes a programme with its axes, objectives and worksites, all or nothing; an act of the operator. Ids come back in the order given. */
export async function createProgramme(ctx: SystemCtx & { territoryId: TerritoryId }, input: CreateProgramme): Promise<CreatedProgramme> {
	const { axes, worksites, ...programme } = CreateProgramme.parse(input);
	const { territoryId } = ctx;
	const programmeId = newId<ProgrammeId>();
	const created: CreatedProgramme = {
		programmeId,
		axes: axes.map(({ objectives }) => ({ id: newId<AxisId>(), objectives: objectives.map(() => ({ id: newId<ObjectiveId>() })) })),
	};
	const axisRows = axes.map(({ objectives: _, ...axis }, a) => ({ id: created.axes[a]?.id as AxisId, territoryId, programmeId, ...axis }));
	const objectiveRows = axes.flatMap(({ objectives }, a) =>
		objectives.map((objective, o) => ({
			id: created.axes[a]?.objectives[o]?.id as ObjectiveId,
			territoryId,
			axisId: created.axes[a]?.id as AxisId,
			...objective,
		})),
	);
	const axisIdOf = new Map(axisRows.map(({ number, id }) => [number, id]));
	const worksiteRows = worksites.map(({ items: _, ...worksite }) => ({ id: newId(), territoryId, programmeId, ...worksite }));
	const itemRows = worksites.flatMap(({ items }, w) =>
		items.map(({ axisNumber, ...item }, position) => ({
			id: newId(),
			territoryId,
			worksiteId: worksiteRows[w]?.id as string,
			position,
			axisId: axisNumber === null ? null : (axisIdOf.get(axisNumber) ?? null),
			...item,
		})),
	);
	await inTransaction(ctx, async (tx) => {
		await tx
			.insertInto("programme")
			.values({ id: programmeId, territoryId, ...programme })
			.execute();
		if (axisRows.length > 0) await tx.insertInto("axis").values(axisRows).execute();
		if (objectiveRows.length > 0) await tx.insertInto("objective").values(objectiveRows).execute();
		if (worksiteRows.length > 0) await tx.insertInto("worksite").values(worksiteRows).execute();
		if (itemRows.length > 0) await tx.insertInto("worksiteItem").values(itemRows).execute();
		await recordEvent(tx, territoryId, programmeCreated, { programmeId });
	});
	return created;
}
