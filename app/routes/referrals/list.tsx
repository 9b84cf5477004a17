import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { startReferral } from "#app/domain/referrals/policy.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReferralList } from "#app/presenters/referral-list.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { ListView } from "#app/ui/referrals/list-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Orientations");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { territorySlug, referral } = ctx.actor;
	// who reads no referral has another first page
	if (!startReferral(ctx.actor).allowed)
		throw redirect(referral?.duties.includes("manager") ? paths.referralAgents(territorySlug) : paths.accessRegister(territorySlug));
	return respond(() => presentReferralList(ctx, new URL(args.request.url).searchParams));
}

export default function ReferralListPage() {
	return <ListView {...useLoaderData<typeof loader>()} />;
}
