import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Forbidden } from "#app/domain/kernel/errors.ts";
import { sendReferral } from "#app/domain/referrals/commands/send-referral.server.ts";
import { SendReferral } from "#app/domain/referrals/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { requireReferralActor } from "#app/http/referral-actor.server.ts";
import { redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentCheck } from "#app/presenters/referral-sending.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { DraftPage } from "#app/ui/referral-form/draft-page.tsx";
import { SendCheck } from "#app/ui/referral-form/send-check.tsx";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
	pageTitle(matches, data && `Vérification du brouillon ${data.reference}`);

export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const { referral = "" } = args.params;
	const check = await respond(() => presentCheck(ctx, referral));
	if (!check) throw redirect(paths.referral(ctx.actor.territorySlug, referral));
	return check;
}

export async function action(args: ActionFunctionArgs) {
	const ctx = await requireReferralActor(args);
	const form = await parseForm(args.request, SendReferral, { referralId: args.params.referral });
	if (!form.ok) return form.invalid();
	const { referralId } = form.value;
	return form.settle(
		() =>
			sendReferral(ctx, form.value).catch((error: unknown) => {
				if (!isSent(error)) throw error;
			}),
		() => redirectWithToast(paths.referral(ctx.actor.territorySlug, referralId), "referral-sent"),
	);
}

/** A second click, or a second tab: it left once, which is what was asked. */
const isSent = (error: unknown) => error instanceof Forbidden && error.code === "referral.already-sent";

export default function SendReferralPage() {
	const { territory, ...draft } = useLoaderData<typeof loader>();
	return (
		<DraftPage territory={territory} draft={draft} at="check">
			<SendCheck territory={territory} draft={draft} reply={useActionData<typeof action>()} />
		</DraftPage>
	);
}
