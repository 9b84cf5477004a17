import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentApproved } from "#app/presenters/verification.server.ts";
import { ApprovedView } from "#app/ui/minutes/approved-view.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Texte approuvé\u00a0: ${data.meeting.title}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const { committee = "", meeting = "", sha256 = "" } = args.params;
	return respond(() => presentApproved(ctx, committee, meeting, sha256));
}

export default function ApprovedPage() {
	return <ApprovedView {...useLoaderData<typeof loader>()} />;
}
