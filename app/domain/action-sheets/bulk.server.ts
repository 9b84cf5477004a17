import type { Actor } from "../kernel/actor.ts";
import type { Ctx, ReadTx, Tx } from "../kernel/context.server.ts";
import { assertAllowed, DomainError, RuleViolation } from "../kernel/errors.ts";
import { changedAmong } from "./fields.ts";
import * as policy from "./policy.ts";
import { distinctTags, maxTagCount } from "./rules.ts";
import { heldAmong, saveFields } from "./save-fields.server.ts";
import type { LockedSheet } from "./store.server.ts";
import { assertMayTake, takeStatus } from "./take-status.server.ts";
import type { BulkAsked, BulkValues, SheetContent } from "./types.ts";
import { lockPendingVersion } from "./versions.server.ts";

export interface Judgement {
	/** Why the sheet is left out. */
	refusal: DomainError | null;
	isHeld: boolean;
	before: BulkValues;
	after: BulkValues;
}

/** The fields of a sheet as the change would have them. */
function fieldsOf(sheet: LockedSheet, asked: Exclude<BulkAsked, { kind: "status" }>): Partial<SheetContent> {
	if (asked.kind === "lead") {
		const { kind: _, ...fields } = asked;
		return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
	}
	const gone = new Set(asked.remove.map(keyOf));
	return { tags: distinctTags([...sheet.tags.filter((tag) => !gone.has(keyOf(tag))), ...asked.add]) };
}
const keyOf = (tag: string) => tag.toLocaleLowerCase("fr");

const only = (sheet: Partial<SheetContent>, names: readonly (keyof SheetContent)[]) =>
	Object.fromEntries(names.map((name) => [name, sheet[name]])) as BulkValues;

/** The fields that two people may not change at once; a status goes with the whole sheet. */
export const fieldsAsked = (asked: BulkAsked): string[] =>
	asked.kind === "status" ? [] : asked.kind === "tags" ? ["tags"] : ["leadOrganisationId", "leadPersonId"];

/** What the change would do to a sheet, by the very rules that judge it alone. A reason is not looked for: it is asked for once. */
export async function judgeOne(tx: ReadTx, actor: Actor, sheet: LockedSheet, asked: BulkAsked): Promise<Judgement> {
	try {
		if (asked.kind === "status") {
			if (sheet.status === asked.status) throw new RuleViolation("bulk.unchanged");
			assertAllowed(policy.changeSheetStatus(actor, sheet, asked.status));
			await assertMayTake(tx, sheet, asked.status, "asked for once");
			return { refusal: null, isHeld: false, before: { status: sheet.status }, after: { status: asked.status } };
		}
		assertAllowed(policy.editSheet(actor, sheet));
		const sent = fieldsOf(sheet, asked);
		const changed = changedAmong(sheet, sent);
		if (changed.length === 0) throw new RuleViolation("bulk.unchanged");
		if ((sent.tags?.length ?? 0) > maxTagCount) throw new RuleViolation("sheet.tags-too-many");
		return { refusal: null, isHeld: heldAmong(sheet, sent).length > 0, before: only(sheet, changed), after: only(sent, changed) };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		return { refusal: error, isHeld: false, before: {}, after: {} };
	}
}

/** Changes a sheet that the judgement lets through. @returns what its undoing will need */
export async function changeOne(
	tx: Tx,
	ctx: Ctx,
	sheet: LockedSheet,
	asked: BulkAsked,
	reason: string | null,
	{ before, after }: Judgement,
) {
	const { status, statusReason, resumesTo, revision } = sheet;
	const done = { sheetId: sheet.id, afterRevision: revision + 1 };
	if (asked.kind === "status") {
		const taken = await takeStatus(tx, ctx, sheet, asked.status, reason);
		return { ...done, ...taken, before: { status, statusReason, resumesTo }, after, proposedBefore: null };
	}
	const pending = await lockPendingVersion(tx, sheet.territoryId, sheet.id);
	const versionId = await saveFields(tx, ctx, sheet, fieldsOf(sheet, asked), reason);
	const proposedBefore = versionId && pending && { changes: pending.changes, reason: pending.reason };
	return { ...done, versionId, statusChangeId: null, before, after, proposedBefore };
}
