import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { HealthFilter, presentCommitteeHealth } from "#app/presenters/committee-health.server.ts";
import { HealthView } from "#app/ui/committees/health-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Santé des comités – ${data.year}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const filter = HealthFilter.parse(Object.fromEntries(new URL(args.request.url).searchParams));
	return respond(() => presentCommitteeHealth(ctx, filter));
}

export default function CommitteeHealthPage() {
	return <HealthView {...useLoaderData<typeof loader>()} />;
}
