import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { closeReferralLink } from "#app/domain/referrals/commands/close-referral-link.server.ts";
import { findLinkReader } from "#app/domain/referrals/link.server.ts";
import { linkCookie, linkSecret, quietHeaders } from "#app/http/link-session.server.ts";
import { paths } from "#app/paths.ts";

/** Nothing to read here: the button is on the page that the link opened. */
export const loader = () => redirect(paths.answerByLink(), { headers: quietHeaders });

/** Ends the session, and forgets its cookie. */
export async function action({ request, context }: ActionFunctionArgs) {
	const { db, clock, vault, publicUrl } = context;
	const opened = await findLinkReader({ db, now: clock(), vault }, linkSecret(request, publicUrl));
	if (opened) await closeReferralLink(opened.ctx);
	return redirect(paths.answerByLink(), { headers: { ...quietHeaders, "Set-Cookie": linkCookie(publicUrl, null) } });
}
