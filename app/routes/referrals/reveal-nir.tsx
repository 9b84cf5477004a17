import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { presentNir } from "#app/presenters/referral.server.ts";
import { presentNirPage } from "#app/presenters/referral-answer.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NirView } from "#app/ui/referrals/nir-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Numéro de sécurité sociale");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentNirPage(ctx, args.params));
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return data({ nir: await respond(() => presentNir(ctx, args.params)) });
}

export default function RevealNirPage() {
	return <NirView {...useLoaderData<typeof loader>()} nir={useActionData<typeof action>()?.nir ?? null} />;
}
