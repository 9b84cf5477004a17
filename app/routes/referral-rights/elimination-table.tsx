import type { LoaderFunctionArgs } from "@remix-run/node";
import { eliminationTable } from "#app/documents/referral-rights-tables.ts";
import { downloadTable, respondWithFile } from "#app/http/download.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { presentElimination } from "#app/presenters/eliminations.server.ts";

/** The bordereau as the archives take it. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireReferralActor(args);
		const { items, list } = await presentElimination(ctx, args.params.list ?? "");
		return downloadTable(eliminationTable(items), `bordereau-elimination-${list.preparedOn}`, "csv", ctx.now);
	});
}
