import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentCommittee } from "#app/presenters/committee.server.ts";
import { CommitteeView } from "#app/ui/committees/committee-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data?.committee.name);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const page = Number(new URL(args.request.url).searchParams.get("page"));
	return respond(() => presentCommittee(ctx, args.params.committee ?? "", Number.isSafeInteger(page) && page > 0 ? page : 1));
}

export default function CommitteePage() {
	return <CommitteeView {...useLoaderData<typeof loader>()} />;
}
