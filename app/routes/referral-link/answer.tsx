import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerReferralByLink } from "#app/domain/referrals/commands/answer-referral-by-link.server.ts";
import { findLinkReader } from "#app/domain/referrals/link.server.ts";
import { AdvanceReferral } from "#app/domain/referrals/schema.ts";
import { linkSecret, quietHeaders } from "#app/http/link-session.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast, respond } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentAnswerByLink } from "#app/presenters/referral-link.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { AnswerPage } from "#app/ui/referral-link/answer-page.tsx";
import { ClosedPage } from "#app/ui/referral-link/closed-page.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Orientation");
export const headers = () => quietHeaders;

const openedLink = ({ request, context: { db, clock, vault, publicUrl } }: LoaderFunctionArgs) =>
	findLinkReader({ db, now: clock(), vault }, linkSecret(request, publicUrl));

export async function loader(args: LoaderFunctionArgs) {
	const opened = await openedLink(args);
	if (!opened) return data({ shown: null }, { status: 410, headers: quietHeaders });
	const shown = await respond(() => presentAnswerByLink(opened.ctx, opened.session));
	return data({ shown }, { headers: quietHeaders });
}

export async function action(args: ActionFunctionArgs) {
	const opened = await openedLink(args);
	if (!opened) throw errorPage(410, "referral.link-closed");
	const { referralId, recipientId } = opened.ctx;
	const form = await parseForm(args.request, AdvanceReferral, { referralId, recipientId });
	if (!form.ok) return form.invalid();
	return form.settle(
		() => answerReferralByLink(opened.ctx, form.value),
		() => redirectWithToast(paths.answerByLink(), "referral-answered", new Headers(quietHeaders)),
	);
}

export default function AnswerByLinkPage() {
	const { shown } = useLoaderData<typeof loader>();
	const reply = useActionData<typeof action>();
	return shown ? <AnswerPage {...shown} reply={reply} /> : <ClosedPage />;
}
