import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import { assertAllowed } from "../../kernel/errors.ts";
import { newId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { listProgrammes } from "../../programmes/queries.server.ts";
import { importUploaded } from "../events.ts";
import { guessMapping } from "../guess.ts";
import * as policy from "../policy.ts";
import type { Grid, ImportId, ImportMapping } from "../types.ts";

interface UploadedFile {
	fileName: string;
	fileBytes: Buffer;
	grids: readonly Grid[];
}

/** Keeps a file with its cells, and a first guess of what its columns feed. Nothing else is written until it is asked for. */
export async function uploadImport(ctx: Ctx, { fileName, fileBytes, grids }: UploadedFile): Promise<ImportId> {
	const { actor, now } = ctx;
	const { territoryId } = actor;
	const importId = newId<ImportId>();
	return inTransaction(ctx, async (tx) => {
		assertAllowed(policy.importSheets(actor));
		const programmes = await listProgrammes(tx, territoryId);
		const mapping: ImportMapping = {
			...guessMapping(grids),
			programmeId: programmes[0]?.id ?? null,
			objectiveId: null,
			createsPlaces: false,
			keepsUnknown: false,
		};
		await tx
			.insertInto("sheetImport")
			.values({
				id: importId,
				territoryId,
				fileName: fileName.replace(/^.*[\\/]/, "").slice(-200) || "plan",
				fileBytes,
				grids: JSON.stringify(grids),
				mapping: JSON.stringify(mapping),
				state: "uploaded",
				createdBy: actor.personId,
				createdAt: now,
			})
			.execute();
		await recordEvent(tx, territoryId, importUploaded, { importId });
		return importId;
	});
}
