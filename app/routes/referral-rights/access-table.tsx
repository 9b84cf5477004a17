import type { LoaderFunctionArgs } from "@remix-run/node";
import { accessTable } from "#app/documents/referral-rights-tables.ts";
import { exportAccess } from "#app/domain/referral-rights/commands/export-access.server.ts";
import { AccessFilter } from "#app/domain/referral-rights/schema.ts";
import { downloadTable, respondWithFile } from "#app/http/download.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";

/** The access journal as it is filtered; taking it away leaves a line in it. */
export function loader(args: LoaderFunctionArgs) {
	return respondWithFile(async () => {
		const ctx = await requireReferralActor(args);
		const filter = AccessFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
		return downloadTable(accessTable(await exportAccess(ctx, filter)), `acces-orientations-${ctx.actor.territorySlug}`, "csv", ctx.now);
	});
}
