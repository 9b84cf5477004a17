import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { closeReferralLink } from "#app/domain/referrals/commands/close-referral-link.server.ts";
import { linkCookie, openedLink, quietHeaders } from "#app/http/link-session.server.ts";
import { paths } from "#app/paths.ts";

/** Nothing to read here: the button is on the page that the link opened. */
export const loader = () => redirect(paths.answerByLink(), { headers: quietHeaders });

/** Ends the session, and forgets its cookie. */
export async function action(args: ActionFunctionArgs) {
	const opened = await openedLink(args);
	if (opened) await closeReferralLink(opened.ctx);
	return redirect(paths.answerByLink(), { headers: { ...quietHeaders, "Set-Cookie": linkCookie(args.context.publicUrl, null) } });
}
