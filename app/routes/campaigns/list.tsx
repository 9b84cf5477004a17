import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentCampaigns } from "#app/presenters/campaign.server.ts";
import { CampaignListView } from "#app/ui/campaigns/campaign-list-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Campagnes de collecte");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCampaigns(ctx));
}

export default function CampaignListPage() {
	return <CampaignListView {...useLoaderData<typeof loader>()} />;
}
