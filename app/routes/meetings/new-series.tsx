import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { getCommitteeId } from "#app/domain/committees/queries.server.ts";
import { DomainError } from "#app/domain/kernel/errors.ts";
import { createSeries } from "#app/domain/meetings/commands/create-series.server.ts";
import { CreateSeries, SeriesDraft } from "#app/domain/meetings/series-schema.ts";
import { requireActor } from "#app/http/actor.server.ts";
import { formAction } from "#app/http/form-action.server.ts";
import { parseQuery } from "#app/http/parse-query.server.ts";
import { respond } from "#app/http/respond.server.ts";
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

export const action = formAction({
	schema: CreateSeries,
	fixed: async ({ committee = "" }, ctx) => ({ committeeId: await getCommitteeId(ctx, committee) }),
	command: createSeries,
	to: (territory, { committee = "" }) => paths.committee(territory, committee),
	toast: "series-created",
});

export default function NewSeriesPage() {
	return <NewSeriesForm {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
