import type { Ctx, Tx } from "../kernel/context.server.ts";
import { recordEvent } from "../kernel/record-event.server.ts";
import { writeContent } from "./content.server.ts";
import { sheetEdited } from "./events.ts";
import { changedAmong, isCommittedField } from "./fields.ts";
import { recordFieldChanges } from "./history.server.ts";
import { isCommitted } from "./rules.ts";
import type { LockedSheet } from "./store.server.ts";
import type { CommittedField, SheetContent, SheetFieldName, VersionId } from "./types.ts";
import { proposeVersion } from "./versions.server.ts";

/** Of these fields, the changed ones that wait for the steering committee. */
export const heldAmong = (sheet: LockedSheet, sent: Partial<SheetContent>): CommittedField[] =>
	isCommitted(sheet) ? changedAmong(sheet, sent).filter(isCommittedField) : [];

/**
 * Saves fields of a locked sheet, once the right to and their references are judged. Once the sheet is validated, what changes its
 * commitments waits as a version, which is given back; the rest is saved at once.
 */
export async function saveFields(
	tx: Tx,
	ctx: Ctx,
	sheet: LockedSheet,
	sent: Partial<SheetContent>,
	changeReason: string | null,
): Promise<VersionId | null> {
	const { id: sheetId, territoryId } = sheet;
	const held = heldAmong(sheet, sent);
	const names = Object.keys(sent) as SheetFieldName[];
	const asideOf = (wants: boolean) =>
		Object.fromEntries(names.filter((name) => held.some((one) => one === name) === wants).map((name) => [name, sent[name]]));
	let versionId: VersionId | null = null;
	if (held.length > 0) {
		versionId = await proposeVersion(tx, ctx, sheet, asideOf(true), changeReason);
		const rows = held.map((field) => ({ field, subject: "proposed", before: sheet[field], after: sent[field] }));
		await recordFieldChanges(tx, ctx, { id: sheetId, revision: sheet.revision + 1 }, rows);
	}
	await writeContent(tx, ctx, sheet, asideOf(false));
	await recordEvent(tx, territoryId, sheetEdited, { sheetId });
	return versionId;
}
