import { type AppLoadContext, data } from "@remix-run/node";
import { sentenceOf } from "#app/messages/sentences.ts";
import { quietHeaders } from "./link-session.server.ts";

interface Args {
	params: { token?: string };
	context: AppLoadContext;
}

/**
 * Looks up what a link is for, slowing down whoever tries links that are none; counted apart from sign-in, so that nobody is locked out by it.
 * @throws the page that says to wait
 */
export async function lookUpLink<T>({ params, context }: Args, look: () => Promise<T>, isKnown: (found: T) => boolean): Promise<T> {
	const { throttle, clientAddress } = context;
	const counted = [`courriel:${params.token}`, `courriel:${clientAddress}`] as const;
	const wait = await throttle.take(...counted);
	if (wait > 0)
		throw data({ sentence: sentenceOf("mail-link.throttled") }, { status: 429, headers: { ...quietHeaders, "Retry-After": String(wait) } });
	const found = await look();
	if (isKnown(found)) await throttle.forgive(...counted);
	return found;
}
