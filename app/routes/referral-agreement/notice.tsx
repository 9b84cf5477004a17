import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentNotice } from "#app/presenters/referral-notice.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NoticeView } from "#app/ui/referral-agreement/notice-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Notice d'information – ${data.referral.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentNotice(ctx, args.params.referral, new URL(args.request.url).searchParams));
}

export default function NoticePage() {
	return <NoticeView {...useLoaderData<typeof loader>()} />;
}
