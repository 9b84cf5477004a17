import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentCommitteeList } from "#app/presenters/committee-list.server.ts";
import { CommitteeList } from "#app/ui/committees/committee-list.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, "Comités");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentCommitteeList(ctx, new URL(args.request.url).searchParams.get("nature")));
}

export default function CommitteeListPage() {
	return <CommitteeList {...useLoaderData<typeof loader>()} />;
}
