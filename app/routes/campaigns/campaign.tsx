import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeCampaign } from "#app/domain/campaigns/commands/close-campaign.server.ts";
import { CloseCampaign } from "#app/domain/campaigns/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCampaign } from "#app/presenters/campaign.server.ts";
import { CampaignView } from "#app/ui/campaigns/campaign-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data?.campaign.title);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCampaign(ctx, args.params.campaign ?? ""));
}

export const action = formAction({
	schema: CloseCampaign,
	fixed: ({ campaign }) => ({ campaignId: campaign }),
	command: closeCampaign,
	to: (territory, { campaign = "" }) => paths.campaign(territory, campaign),
	toast: ({ intent }) => (intent === "close" ? "campaign-closed" : "campaign-reopened"),
});

export default function CampaignPage() {
	return <CampaignView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
