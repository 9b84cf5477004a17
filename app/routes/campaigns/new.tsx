import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openCampaign } from "#app/domain/campaigns/commands/open-campaign.server.ts";
import { OpenCampaign } from "#app/domain/campaigns/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewCampaign } from "#app/presenters/campaign.server.ts";
import { NewCampaignView } from "#app/ui/campaigns/new-campaign-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Nouvelle campagne de collecte");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(async () => presentNewCampaign(ctx));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const form = await parseForm(args.request, OpenCampaign);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => openCampaign(ctx, form.value),
		(campaignId) => redirectWithToast(paths.campaign(ctx.actor.territorySlug, campaignId), "campaign-opened"),
	);
}

export default function NewCampaignPage() {
	return <NewCampaignView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
