import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, respond } from "#app/http/respond.server.ts";
import { readMailHtml } from "#app/presenters/mailbox.server.ts";

/** The HTML of a kept mail, for the frame of its page; `http/server.server.ts` gives this address a policy that lets it do nothing. */
export async function loader({ params, context: { db, clock, isDemo } }: LoaderFunctionArgs) {
	if (!isDemo) throw notFound();
	const html = await respond(() => readMailHtml({ db, now: clock() }, params.message));
	return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
