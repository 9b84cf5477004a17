import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentIndicator } from "#app/presenters/indicator-page.server.ts";
import { IndicatorView } from "#app/ui/indicators/indicator-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data?.indicator.label);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentIndicator(ctx, args.params.indicator ?? ""));
}

export default function IndicatorPage() {
	return <IndicatorView {...useLoaderData<typeof loader>()} />;
}
