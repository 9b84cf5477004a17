import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { startReferral } from "#app/domain/referrals/commands/start-referral.server.ts";
import { StartReferral } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentNewReferral } from "#app/presenters/referral-form.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { NewReferral } from "#app/ui/referral-form/new-referral.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => pageTitle(matches, data && "Nouvelle orientation");

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	return respond(() => presentNewReferral(ctx));
}

/** Worry for a child leads to its screen before anything else is read. */
const Worry = z.object({ isChildInDanger: z.literal("yes") });

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { territorySlug } = ctx.actor;
	const worry = await parseForm(args.request.clone(), Worry);
	if (worry.ok) return redirect(paths.childInDanger(territorySlug));
	const form = await parseForm(args.request, StartReferral);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => startReferral(ctx, form.value),
		(referralId) => redirectWithToast(paths.editReferral(territorySlug, referralId), "referral-started"),
	);
}

export default function NewReferralPage() {
	const { territory, delays } = useLoaderData<typeof loader>();
	return <NewReferral territory={territory} delays={delays} reply={useActionData<typeof action>()} />;
}
