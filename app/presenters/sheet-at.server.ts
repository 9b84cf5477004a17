import { findSheetBySlug, getSheetFacts } from "#app/domain/action-sheets/queries.server.ts";
import type { Ctx, ReadTx } from "#app/domain/kernel/context.server.ts";
import { NotFound } from "#app/domain/kernel/errors.ts";

/** @throws NotFound */
export function found<T>(one: T | null | undefined): T {
	if (one === undefined || one === null) throw new NotFound("not-found");
	return one;
}

/** The sheet of an address, with what policies ask of it. @throws NotFound */
export async function sheetAt(tx: ReadTx, { actor }: Ctx, slug: string) {
	const sheet = found(await findSheetBySlug(tx, actor.territoryId, slug));
	return { sheet, facts: await getSheetFacts(tx, actor.territoryId, sheet.id) };
}
