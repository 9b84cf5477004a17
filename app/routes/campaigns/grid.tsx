import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { enterValues } from "#app/domain/campaigns/commands/enter-values.server.ts";
import { TypedRows } from "#app/domain/campaigns/schema.ts";
import { CampaignId } from "#app/domain/campaigns/types.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { notFound, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { handleWithScripts } from "#app/http/scripts.ts";
import { rowReplyOf } from "#app/messages/grid-replies.ts";
import { paths } from "#app/paths.ts";
import { presentGrid } from "#app/presenters/campaign.server.ts";
import { GridView } from "#app/ui/campaigns/grid-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

/** Moving by arrows, pasting and saving cell by cell need scripts; without them the same grid is one form. */
export const handle = handleWithScripts;

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Saisir : ${data.campaign.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentGrid(ctx, args.params.campaign ?? "", new URL(args.request.url).searchParams));
}

/** Six fields a row, and as many rows as a numbered field may have. */
const maxGridFields = 6_000;

/** The whole form at once. Rows that are right are saved even when others are refused. */
export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const campaignId = CampaignId.safeParse(args.params.campaign);
	if (!campaignId.success) throw notFound();
	const form = await parseForm(args.request, TypedRows, {}, maxGridFields);
	if (!form.ok) return data({ rows: [], typed: [] }, { status: 400 });
	const outcomes = await enterValues(ctx, campaignId.data, form.value.rows);
	if (outcomes.some(({ kind }) => kind === "refused")) {
		return data({ rows: outcomes.map(rowReplyOf), typed: form.value.rows }, { status: 422 });
	}
	const { search } = new URL(args.request.url);
	return redirectWithToast(
		`${paths.campaignGrid(ctx.actor.territorySlug, campaignId.data)}${search}`,
		outcomes.some(({ kind }) => kind === "saved") ? "values-entered" : "no-value-entered",
	);
}

export default function GridPage() {
	return <GridView {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
