import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "#app/http/actor.server.ts";
import { respond } from "#app/http/respond.server.ts";
import { readMailSample } from "#app/presenters/mail-samples.server.ts";

/** The HTML of a template, for the frame of its page; `http/server.server.ts` gives this address a policy that lets it do nothing. */
export async function loader(args: LoaderFunctionArgs) {
	const ctx = await requireActor(args);
	const html = await respond(() => readMailSample(ctx, args.params.sample));
	return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
