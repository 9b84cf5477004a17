import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { unsubscribe } from "#app/domain/mail-actions/commands/unsubscribe.server.ts";
import { quietHeaders } from "#app/http/link-session.server.ts";
import { lookUpLink } from "#app/http/mail-link.server.ts";
import { presentUnsubscription } from "#app/presenters/mail-actions.server.ts";
import { UnsubscriptionPage } from "#app/ui/mail-actions/unsubscription-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Ne plus recevoir ces courriels");
export const headers = () => quietHeaders;

const byMail = ({ params, context }: LoaderFunctionArgs) => ({ db: context.db, now: context.clock(), token: params.token ?? "" });

const lookUp = (args: LoaderFunctionArgs) => lookUpLink(args, () => presentUnsubscription(byMail(args)), Boolean);
const statusOf = (shown: Awaited<ReturnType<typeof lookUp>>) => (!shown ? 404 : shown.isExpired ? 410 : 200);

/** Looking changes nothing. */
export async function loader(args: LoaderFunctionArgs) {
	const shown = await lookUp(args);
	return data(shown, { status: statusOf(shown), headers: quietHeaders });
}

/** By the button of the page, or by a mailbox on behalf of its owner (RFC 8058), which sends neither cookie nor origin and follows no redirect. */
export async function action(args: ActionFunctionArgs) {
	const shown = await lookUp(args);
	const isGood = statusOf(shown) === 200;
	if (isGood) await unsubscribe(byMail(args));
	return data({ isDone: isGood }, { status: statusOf(shown), headers: quietHeaders });
}

export default function UnsubscriptionRoute() {
	return <UnsubscriptionPage link={useLoaderData<typeof loader>()} isDone={useActionData<typeof action>()?.isDone === true} />;
}
