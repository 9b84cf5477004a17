import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerByLink } from "#app/domain/convocations/commands/answer-by-link.server.ts";
import { findConvocationLink } from "#app/domain/convocations/queries.server.ts";
import { isAnswerable } from "#app/domain/convocations/rules.ts";
import { GiveAnswer } from "#app/domain/convocations/schema.ts";
import { quietHeaders } from "#app/http/link-session.server.ts";
import { lookUpLink } from "#app/http/mail-link.server.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { AnswerPage } from "#app/ui/convocations/answer-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Répondre à une convocation");
export const headers = () => quietHeaders;

const lookUp = (args: LoaderFunctionArgs, now: Date) =>
	lookUpLink(args, () => findConvocationLink(args.context.db, args.params.token ?? "", now), Boolean);

/** Looking changes nothing: programmes that open the links of mails answer for nobody; the button pressed there is only the choice offered here. */
export async function loader(args: LoaderFunctionArgs) {
	const now = args.context.clock();
	const link = await lookUp(args, now);
	if (!link) return data({ link: null, isOpen: false, chosen: null }, { status: 404, headers: quietHeaders });
	const pressed = new URL(args.request.url).searchParams.get("reponse");
	const chosen = pressed === "oui" ? ("yes" as const) : pressed === "non" ? ("no" as const) : null;
	const { territoryId: _, meetingId: __, committeeId: ___, recipientId: ____, startsAt, endsAt, ...shown } = link;
	const isOpen = isAnswerable(link, now);
	return data(
		{ link: { ...shown, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }, isOpen, chosen },
		{ status: isOpen ? 200 : 410, headers: quietHeaders },
	);
}

export async function action(args: ActionFunctionArgs) {
	const { request, params, context } = args;
	const now = context.clock();
	const token = params.token ?? "";
	const link = await lookUp(args, now);
	if (!link) throw errorPage(404, "convocation.unknown-link");
	if (!isAnswerable(link, now)) throw errorPage(410, "convocation.closed");
	const form = await parseForm(request, GiveAnswer);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => answerByLink({ db: context.db, now }, token, form.value),
		() => redirectWithToast(paths.convocation(token), "convocation-answered", new Headers(quietHeaders)),
	);
}

export default function AnswerByLinkPage() {
	return <AnswerPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
