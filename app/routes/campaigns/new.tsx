import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { OpenCampaign } from "#app/domain/campaigns/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewCampaign } from "#app/presenters/campaign.server.ts";
import { NewCampaignView } from "#app/ui/campaigns/new-campaign-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Nouvelle campagne de collecte");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(async () => presentNewCampaign(ctx));
}

export const action = formAction({
	schema: OpenCampaign,
	command: openCampaign,
	to: (territory, _, campaignId) => paths.campaign(territory, campaignId),
	toast: "campaign-opened",
});

export default function NewCampaignPage() {
	return <NewCampaignView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
