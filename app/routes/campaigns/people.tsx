import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignValues } from "#app/domain/campaigns/commands/assign-values.server.ts";
import { AssignValues } from "#app/domain/campaigns/schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCampaignPeople } from "#app/presenters/campaign.server.ts";
import { CampaignPeopleView } from "#app/ui/campaigns/campaign-people-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Qui saisit\u00a0: ${data.campaign.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCampaignPeople(ctx, args.params.campaign ?? ""));
}

export const action = formAction({
	schema: AssignValues,
	fixed: ({ campaign }) => ({ campaignId: campaign }),
	command: assignValues,
	to: (territory, { campaign = "" }) => paths.campaignPeople(territory, campaign),
	toast: "values-assigned",
});

export default function CampaignPeoplePage() {
	return <CampaignPeopleView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
