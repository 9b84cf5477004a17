import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentFollowUp } from "#app/presenters/follow-up.server.ts";
import { FollowUpView } from "#app/ui/follow-up/follow-up-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && `Suivi de la fiche ${data.sheet.code}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	return respond(() => presentFollowUp(ctx, args.params.sheet ?? ""));
}

export default function FollowUpPage() {
	return <FollowUpView {...useLoaderData<typeof loader>()} />;
}
