import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentReferral } from "#app/presenters/referral.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { PrintView } from "#app/ui/referrals/print-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Orientation ${data.referral.reference} à imprimer`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const page = await respond(() => presentReferral(ctx, args.params, "print"));
	if (!page) throw redirect(paths.editReferral(ctx.actor.territorySlug, args.params.referral ?? ""));
	return page;
}

export default function PrintReferralPage() {
	return <PrintView {...useLoaderData<typeof loader>()} />;
}
