import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { askReferralLink } from "#app/domain/referrals/commands/ask-referral-link.server.ts";
import { quietHeaders } from "#app/http/link-session.server.ts";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";

/** Nothing to read here: the button is on the link's page. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(paths.referralLink(params.token ?? ""), { headers: quietHeaders });

/** The same answer whatever the link, and however often it is asked for. */
export async function action({ params, context }: ActionFunctionArgs) {
	const token = params.token ?? "";
	const wait = await context.throttle.take(`orientation:${token}`, context.clientAddress);
	if (wait === 0) await askReferralLink({ db: context.db, now: context.clock() }, token);
	return redirectWithToast(paths.referralLink(token), "referral-link-asked", new Headers(quietHeaders));
}
