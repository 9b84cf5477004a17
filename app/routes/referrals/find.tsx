import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FindByName } from "#app/domain/referrals/list-schema.ts";
import { startReferral } from "#app/domain/referrals/policy.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { notFound, respond } from "#app/http/respond.server.ts";
import { presentFound } from "#app/presenters/referral-list.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { FindView } from "#app/ui/referrals/find-view.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Retrouver une orientation");

export async function loader(args: LoaderFunctionArgs) {
	const { actor } = await requireReferralActor(args);
	if (!startReferral(actor).allowed) throw notFound();
	return { territory: actor.territorySlug };
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, FindByName);
	if (!form.ok) return form.invalid();
	return data({ result: await respond(() => presentFound(ctx, form.value)) });
}

export default function FindReferralPage() {
	const reply = useActionData<typeof action>();
	const isFound = reply !== undefined && "result" in reply;
	return <FindView {...useLoaderData<typeof loader>()} reply={isFound ? undefined : reply} result={isFound ? reply.result : null} />;
}
