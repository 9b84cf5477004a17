import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openReferralLink } from "#app/domain/referrals/commands/open-referral-link.server.ts";
import { findReferralLink, linkSessionMinutes } from "#app/domain/referrals/link.server.ts";
import { linkCookie, quietHeaders } from "#app/http/link-session.server.ts";
import { paths } from "#app/paths.ts";
import { presentLink } from "#app/presenters/referral-link.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { LinkPage } from "#app/ui/referral-link/link-page.tsx";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Répondre à une orientation");
export const headers = () => quietHeaders;

/** Looking opens nothing: programmes that open the links of mails use none up. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const now = context.clock();
	const token = params.token ?? "";
	const shown = presentLink(await findReferralLink(context.db, token, now), now);
	const status = shown.worth === "good" ? 200 : shown.worth === "unknown" ? 404 : 410;
	return data({ token, ...shown }, { status, headers: quietHeaders });
}

/** « Ouvrir » : the secret of the mail against a session of an hour, whose address says nothing. */
export async function action({ params, context }: ActionFunctionArgs) {
	const token = params.token ?? "";
	const session = await openReferralLink({ db: context.db, now: context.clock() }, token);
	if (!session) return redirect(paths.referralLink(token), { headers: quietHeaders });
	return redirect(paths.answerByLink(), {
		headers: { ...quietHeaders, "Set-Cookie": linkCookie(context.publicUrl, session, linkSessionMinutes) },
	});
}

export default function ReferralLinkPage() {
	return <LinkPage {...useLoaderData<typeof loader>()} />;
}
