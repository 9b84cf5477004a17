import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentCounts } from "#app/presenters/referral-counts.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { CountsView } from "#app/ui/referral-counts/counts-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Orientations en chiffres – ${data.year}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCounts(ctx, new URL(args.request.url).searchParams));
}

export default function CountsPage() {
	return <CountsView {...useLoaderData<typeof loader>()} />;
}
