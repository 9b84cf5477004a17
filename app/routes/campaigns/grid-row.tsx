import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { enterValues } from "#app/domain/campaigns/commands/enter-values.server.ts";
import { TypedRows } from "#app/domain/campaigns/schema.ts";
import { CampaignId } from "#app/domain/campaigns/types.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { readJson } from "#app/http/read-json.server.ts";
import { rowReplyOf } from "#app/messages/grid-replies.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { paths } from "#app/paths.ts";

export const loader = ({ params: { territory = "", campaign = "" } }: LoaderFunctionArgs) =>
	redirect(paths.campaignGrid(territory, campaign));

/** Where the grid saves, as JSON: `{ rows }` as typed; a reply for each. */
export async function action(args: ActionFunctionArgs): Promise<Response> {
	const ctx = await requireActor(args);
	const campaignId = CampaignId.safeParse(args.params.campaign);
	const input = TypedRows.safeParse(await readJson(args.request));
	if (!campaignId.success || !input.success) return Response.json({ sentence: sentenceOf("form.unreadable") }, { status: 400 });
	const outcomes = await enterValues(ctx, campaignId.data, input.data.rows);
	return Response.json({ rows: outcomes.map(rowReplyOf) });
}
