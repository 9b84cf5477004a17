import { listMissingValues } from "#app/domain/campaigns/queries.server.ts";
import { dayOf, plusDays } from "#app/domain/kernel/calendar.ts";
import { type SystemCtx, sweeping } from "#app/domain/kernel/context.server.ts";
import type { PersonId, TerritoryId } from "#app/domain/kernel/ids.ts";
import { issueMailToken } from "#app/domain/mail-actions/commands/issue-mail-token.server.ts";
import type { ValueLink } from "#app/emails/digest.ts";
import { paths } from "#app/paths.ts";
import type { JobDeps } from "../define-job.ts";
import { linkTo } from "./deliver.ts";

/** More are entered faster in the grid. */
const most = 3;
/** As the link lives. */
const days = 14;

/** The values a person is asked for soonest, each with the link that enters it from the mail. */
export async function valueLinks(
	deps: JobDeps,
	ctx: SystemCtx,
	personId: PersonId,
	territoryIds: readonly TerritoryId[],
): Promise<ValueLink[]> {
	const today = dayOf(ctx.now);
	const asked = await sweeping(ctx, (tx) => listMissingValues(tx, personId, territoryIds, plusDays(today, days), most));
	const items: ValueLink[] = [];
	for (const { id, territoryId, label, sheetCode, campaignTitle, dueOn } of asked) {
		const token = await issueMailToken(ctx, { personId, purpose: "enter-value", territoryId, objectId: id, validDays: days });
		items.push({ label, href: linkTo(deps, paths.mailAction(token)), context: `${sheetCode} · ${campaignTitle}`, dueOn });
	}
	return items;
}
