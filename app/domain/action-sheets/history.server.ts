import type { Tx } from "../kernel/context.server.ts";
import { Conflict } from "../kernel/errors.ts";
import { newId, type PersonId, type SheetId, type TerritoryId } from "../kernel/ids.ts";
import { comparable } from "./fields.ts";

interface ChangedField {
	field: string;
	/** Which one, where there are several: an organisation, a milestone, a year. */
	subject?: string;
	before: unknown;
	after: unknown;
	/** The decision of a committee that changed it. */
	decisionId?: string;
}

/** Whoever changes a sheet; nobody where a committee's silence does. */
export interface ChangedBy {
	actor: { territoryId: TerritoryId; personId: PersonId | null };
	now: Date;
}

/** Writes who changed what, from what and to what, in the transaction of the change itself; what stayed the same is not written. */
export async function recordFieldChanges(
	tx: Tx,
	{ actor, now }: ChangedBy,
	sheet: { id: SheetId; revision: number },
	changes: readonly ChangedField[],
): Promise<void> {
	const rows = changes
		.filter(({ before, after }) => comparable(before) !== comparable(after))
		.map(({ field, subject = null, before, after, decisionId = null }) => ({
			id: newId(),
			territoryId: actor.territoryId,
			sheetId: sheet.id,
			field,
			subject,
			before: JSON.stringify(before ?? null),
			after: JSON.stringify(after ?? null),
			revision: sheet.revision,
			changedBy: actor.personId,
			changedAt: now,
			decisionId,
		}));
	if (rows.length > 0) await tx.insertInto("fieldChange").values(rows).execute();
}

interface Held {
	id: SheetId;
	territoryId: string;
	revision: number;
}

/** Whether one of these fields changed since the person opened the form: another field may have, each from an older page. */
export async function isTouchedSince(tx: Tx, sheet: Held, seen: number, fields: readonly string[]): Promise<boolean> {
	if (seen === sheet.revision) return false;
	// a revision that never was: a form made by hand
	if (seen > sheet.revision) return true;
	const touched = await tx
		.selectFrom("fieldChange")
		.select("id")
		.where("territoryId", "=", sheet.territoryId)
		.where("sheetId", "=", sheet.id)
		.where("revision", ">", seen)
		.where("field", "in", fields)
		.limit(1)
		.executeTakeFirst();
	return touched !== undefined;
}

/** @throws Conflict */
export async function assertUntouched(tx: Tx, sheet: Held, seen: number, fields: readonly string[], current: () => unknown): Promise<void> {
	if (await isTouchedSince(tx, sheet, seen, fields)) throw new Conflict("stale", current());
}
