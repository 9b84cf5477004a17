import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { DomainError } from "#app/domain/kernel/errors.ts";
import { createSeries } from "#app/domain/meetings/commands/create-series.server.ts";
import { CreateSeries, SeriesDraft } from "#app/domain/meetings/series-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { parseQuery } from "#app/http/parse-query.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewSeries, refusedOr } from "#app/presenters/meeting-series.server.ts";
import { NewSeriesForm } from "#app/ui/meetings/new-series-form.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Planifier une série – ${data.committee.name}`);

/** The address holds what was typed, so that the dates are seen before anything is created. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const slug = args.params.committee ?? "";
	const query = parseQuery(args.request, SeriesDraft);
	const shown = await respond(() => refusedOr(() => presentNewSeries(ctx, slug, query.value)));
	if (!(shown instanceof DomainError)) return { ...shown, typed: query.reply };
	return { ...(await respond(() => presentNewSeries(ctx, slug, null))), typed: query.refuse(shown) };
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "" } = args.params;
	const form = await parseForm(args.request, CreateSeries, { committeeId: await respond(() => getCommitteeId(ctx, committee)) });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => createSeries(ctx, form.value),
		() => redirectWithToast(paths.committee(ctx.actor.territorySlug, committee), "series-created"),
	);
}

export default function NewSeriesPage() {
	return <NewSeriesForm {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
