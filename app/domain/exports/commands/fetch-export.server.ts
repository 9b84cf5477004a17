import { dayOf } from "../../kernel/calendar.ts";
import { type Ctx, inTransaction } from "../../kernel/context.server.ts";
import type { DocumentFormat } from "../../kernel/document.ts";
import { assertAllowed, NotFound, RuleViolation } from "../../kernel/errors.ts";
import { recordEvent } from "../../kernel/record-event.server.ts";
import { sheetsExported } from "../events.ts";
import * as policy from "../policy.ts";
import { getExport } from "../queries.server.ts";
import { stateOf } from "../rules.ts";
import { fileNameOf } from "../types.ts";

interface Fetched {
	format: DocumentFormat;
	/** Under which it is saved by who fetches it. */
	name: string;
	/** Under which it stands among the files of the exports. */
	storedAs: string;
}

/** Hands a prepared file to who asked for it, and tells the journal that it left. */
export function fetchExport(ctx: Ctx, exportId: string): Promise<Fetched> {
	const { actor, now } = ctx;
	const { territoryId, territorySlug } = actor;
	return inTransaction(ctx, async (tx) => {
		const found = await getExport(tx, territoryId, exportId);
		assertAllowed(policy.fetchExport(actor, found));
		const state = stateOf(found, now);
		if (state === "expired") throw new NotFound("export.expired");
		if (state !== "ready") throw new RuleViolation("export.not-ready");
		const { sheetIds, format, requestedAt } = found;
		await recordEvent(tx, territoryId, sheetsExported, { sheetIds, count: sheetIds.length, format });
		return { format, name: `fiches-actions-${territorySlug}-${dayOf(requestedAt)}`, storedAs: fileNameOf(found) };
	});
}
