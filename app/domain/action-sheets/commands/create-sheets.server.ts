import { inTransaction, type SystemCtx } from "../../kernel/context.server.ts";
import { RuleViolation } from "../../kernel/errors.ts";
import { newId, type SheetId, type TerritoryId } from "../../kernel/ids.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sheetsLoaded } from "../events.ts";
import { CreateSheets } from "../schema.ts";

/** Writes the actions of a programme as draft sheets, all or nothing; an act of the operator. Ids come back in the order given. */
export async function createSheets(ctx: SystemCtx & { territoryId: TerritoryId }, inputs: CreateSheets): Promise<SheetId[]> {
	const sheets = CreateSheets.parse(inputs).map((sheet) => ({ id: newId<SheetId>(), ...sheet }));
	if (sheets.length === 0) return [];
	const { territoryId, now } = ctx;
	const rows = sheets.map(({ partnerIds: _, steps: __, ...sheet }) => ({
		territoryId,
		status: "draft",
		createdAt: now,
		updatedAt: now,
		...sheet,
	}));
	const partners = sheets.flatMap(({ id, partnerIds }) =>
		[...new Set(partnerIds)].map((organisationId) => ({ territoryId, sheetId: id, organisationId })),
	);
	const milestones = sheets.flatMap(({ id, steps }) =>
		steps.map((title, position) => ({ id: newId(), territoryId, sheetId: id, title, position })),
	);
	const history = sheets.map(({ id }) => ({ id: newId(), territoryId, sheetId: id, toStatus: "draft", changedAt: now }));
	await inTransaction(ctx, async (tx) => {
		const inserted = await tx
			.insertInto("actionSheet")
			.values(rows)
			.onConflict((conflict) => conflict.columns(["territoryId", "slug"]).doNothing())
			.returning("id")
			.execute();
		if (inserted.length < rows.length) throw new RuleViolation("sheet.slug-taken", "slug");
		if (partners.length > 0) await tx.insertInto("sheetPartner").values(partners).execute();
		if (milestones.length > 0) await tx.insertInto("milestone").values(milestones).execute();
		await tx.insertInto("sheetStatusChange").values(history).execute();
		await recordEvent(tx, territoryId, sheetsLoaded, { sheetIds: sheets.map(({ id }) => id) });
	});
	return sheets.map(({ id }) => id);
}
