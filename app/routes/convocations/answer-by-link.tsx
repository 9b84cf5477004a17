import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerByLink } from "#app/domain/convocations/commands/answer-by-link.server.ts";
import { findConvocationLink } from "#app/domain/convocations/queries.server.ts";
import { isAnswerable } from "#app/domain/convocations/rules.ts";
import { GiveAnswer } from "#app/domain/convocations/schema.ts";
import { parseForm } from "#app/http/parse-form.server.ts";
import { errorPage, redirectWithToast } from "#app/http/respond.server.ts";
import { paths } from "#app/paths.ts";
import { AnswerPage } from "#app/ui/convocations/answer-page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, "Répondre à une convocation");
/** The address holds a secret: neither engines nor the next site learn it. */
const quiet = { "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store" };
export const headers = () => quiet;

/** Looking changes nothing: programmes that open the links of mails answer for nobody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
	const now = context.clock();
	const link = await findConvocationLink(context.db, params.token ?? "", now);
	if (!link) return data({ link: null, isOpen: false }, { status: 404, headers: quiet });
	const { territoryId: _, meetingId: __, committeeId: ___, recipientId: ____, startsAt, endsAt, ...shown } = link;
	const isOpen = isAnswerable(link, now);
	return data(
		{ link: { ...shown, startsAt: startsAt.toISOString(), endsAt: endsAt?.toISOString() ?? null }, isOpen },
		{ status: isOpen ? 200 : 410, headers: quiet },
	);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
	const now = context.clock();
	const token = params.token ?? "";
	const link = await findConvocationLink(context.db, token, now);
	if (!link) throw errorPage(404, "convocation.unknown-link");
	if (!isAnswerable(link, now)) throw errorPage(410, "convocation.closed");
	const form = await parseForm(request, GiveAnswer);
	if (!form.ok) return form.invalid();
	return form.settle(
		() => answerByLink({ db: context.db, now }, token, form.value),
		() => redirectWithToast(paths.convocation(token), "convocation-answered"),
	);
}

export default function AnswerByLinkPage() {
	return <AnswerPage {...useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
