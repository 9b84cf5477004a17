import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { completeTaskByMail } from "#app/domain/mail-actions/commands/complete-task-by-mail.server.ts";
import { enterValueByMail } from "#app/domain/mail-actions/commands/enter-value-by-mail.server.ts";
import { CompleteTaskFromMail, EnterValueFromMail } from "#app/domain/mail-actions/schema.ts";
import { quietHeaders } from "#app/http/link-session.server.ts";
import { lookUpLink } from "#app/http/mail-link.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { presentMailAction } from "#app/presenters/mail-actions.server.ts";
import { MailActionPage } from "#app/ui/mail-actions/mail-action-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Répondre à un courriel");
export const headers = () => quietHeaders;

const lookUp = (args: LoaderFunctionArgs) =>
	lookUpLink(
		args,
		() => presentMailAction(byMail(args)),
		(shown) => shown.kind !== "dead" || shown.reason !== "unknown",
	);
const byMail = ({ params, context }: LoaderFunctionArgs) => ({ db: context.db, now: context.clock(), token: params.token ?? "" });

/** Looking changes nothing: programmes that open the links of mails do nothing in anybody's name. */
export async function loader(args: LoaderFunctionArgs) {
	const shown = await lookUp(args);
	const status = shown.kind !== "dead" ? 200 : shown.reason === "unknown" ? 404 : 410;
	return data(shown, { status, headers: quietHeaders });
}

export async function action(args: ActionFunctionArgs) {
	const by = byMail(args);
	const shown = await lookUp(args);
	// the page says why it does nothing any more
	if (shown.kind === "dead") return redirect(paths.mailAction(by.token), { headers: quietHeaders });
	const done = () => redirectWithToast(paths.mailAction(by.token), `mail-link-${shown.kind}`, new Headers(quietHeaders));
	if (shown.kind === "task") {
		const form = await parseForm(args.request, CompleteTaskFromMail);
		return form.ok ? form.settle(() => completeTaskByMail(by, form.value), done) : form.invalid();
	}
	const form = await parseForm(args.request, EnterValueFromMail);
	return form.ok ? form.settle(() => enterValueByMail(by, form.value), done) : form.invalid();
}

export default function MailActionRoute() {
	return <MailActionPage shown={useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
