import { valueAsTyped } from "../../indicators/steps.server.ts";
import { type Ctx, reading } from "../../kernel/context.server.ts";
import { Conflict, DomainError, RuleViolation } from "../../kernel/errors.ts";
import { listExpectedValues } from "../queries.server.ts";
import { EnterValue } from "../schema.ts";
import type { CampaignId, ExpectedValue, RowOutcome, TypedField, TypedRow } from "../types.ts";
import { enterValue } from "./enter-value.server.ts";

const typedFields: readonly TypedField[] = ["value", "unavailableReason", "comment", "evidenceUrl"];

/** Enters each row on its own: one that is refused keeps its sentence, the others are saved. Rows that say what stands are left alone. */
export async function enterValues(ctx: Ctx, campaignId: CampaignId, rows: readonly TypedRow[]): Promise<RowOutcome[]> {
	const expected = await reading(ctx, (tx) => listExpectedValues(tx, ctx.actor.territoryId, campaignId));
	const byId = new Map<string, ExpectedValue>(expected.map((each) => [each.id, each]));
	const outcomes: RowOutcome[] = [];
	for (const row of rows) {
		const stored = byId.get(row.expectedId);
		if (stored && isUnchanged(row, stored)) {
			// told with its revision: it may have been saved by a request whose answer never came back
			outcomes.push({ expectedId: row.expectedId, kind: "unchanged", state: stored.state, revision: stored.revision });
		} else outcomes.push(await enterRow(ctx, campaignId, row, stored));
	}
	return outcomes;
}

const isUnchanged = (row: TypedRow, stored: ExpectedValue) =>
	row.value.trim() === valueAsTyped(stored.value, stored) &&
	(["unavailableReason", "comment", "evidenceUrl"] as const).every((name) => row[name].trim() === (stored[name] ?? ""));

async function enterRow(
	ctx: Ctx,
	campaignId: CampaignId,
	{ unavailableReason, comment, evidenceUrl, ...row }: TypedRow,
	stored: ExpectedValue | undefined,
): Promise<RowOutcome> {
	const { expectedId } = row;
	const parsed = EnterValue.safeParse({
		...row,
		campaignId,
		unavailableReason: unavailableReason.trim() || null,
		comment: comment.trim() || null,
		evidenceUrl: evidenceUrl.trim() || null,
	});
	if (!parsed.success) {
		const [issue] = parsed.error.issues;
		return { expectedId, kind: "refused", code: issue?.message ?? "form.unreadable", field: fieldOf(issue?.path[0]) };
	}
	try {
		const { value, state, revision } = await enterValue(ctx, parsed.data);
		return { expectedId, kind: "saved", value: valueAsTyped(value, { scale: stored?.scale ?? [] }), state, revision };
	} catch (error) {
		if (!(error instanceof DomainError)) throw error;
		const field = fieldOf(error instanceof RuleViolation ? error.field : undefined);
		return {
			expectedId,
			kind: "refused",
			code: error.code,
			field,
			...(error instanceof Conflict ? { stored: storedOf(error, stored) } : {}),
		};
	}
}

const fieldOf = (name: unknown): TypedField => typedFields.find((each) => each === name) ?? "value";

function storedOf(conflict: Conflict, expected: ExpectedValue | undefined) {
	const { value, unavailableReason, revision } = conflict.current as { value: number | null; unavailableReason: string; revision: number };
	return { value: value === null ? unavailableReason : valueAsTyped(value, { scale: expected?.scale ?? [] }), revision };
}
