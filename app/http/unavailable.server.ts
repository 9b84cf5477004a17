import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { isKeyTrouble } from "#app/domain/kernel/errors.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { isDiskFull, isUnavailable, isUnstorable } from "#db/client.server.ts";
import type { FormReply } from "./parse-form.server.ts";
import { errorPage, notFound } from "./respond.server.ts";

type Handler = LoaderFunction | ActionFunction;

/**
 * The same pages, answering 503 while the database is away: one place, so that no route has to think of it. A page reloads by itself
 * (see the server's Refresh header); a form says to go back, where the browser keeps what was typed. What only the operator can mend
 * is told to them, and waits for them: a full disk, and what is sealed under a key that is not there, which never reads as an empty text.
 */
export function withAvailability(build: ServerBuild, onLasting: (error: unknown) => void = () => {}): ServerBuild {
	const guard = <H extends Handler>(handler: H | undefined, code: string, isPage: boolean): H | undefined =>
		handler &&
		((async (...args: Parameters<H>) => {
			// asked first: of questions put to the database together, one that is well put may be the first to fail
			if (Object.values(args[0].params).some((name) => name?.includes("\0"))) throw notFound();
			try {
				const answer = await (handler as (...given: Parameters<H>) => unknown)(...args);
				return isPage ? answer : withItsStatus(answer);
			} catch (error) {
				const lasting = isKeyTrouble(error) ? "keys.unavailable" : isDiskFull(error) ? "disk-full" : null;
				if (lasting) {
					onLasting(error);
					args[0].context.isLasting = true;
					throw isPage ? errorPage(503, lasting) : plainText(sentenceOf(lasting));
				}
				if (isUnavailable(error)) throw errorPage(503, code);
				const told = isUnstorable(error) ? notFound() : error; // an address that can name nothing
				throw isPage ? told : withItsStatus(told);
			}
		}) as unknown as H);
	const routes = Object.entries(build.routes).map(([id, route]) => {
		if (!route) return [id, route];
		const { loader, action, default: component } = route.module;
		const isPage = component !== undefined;
		const guarded = { loader: guard(loader, "unavailable", isPage), action: guard(action, "unavailable.form", isPage) };
		return [id, { ...route, module: { ...route.module, ...guarded } }];
	});
	return { ...build, routes: Object.fromEntries(routes) };
}

/** Where there is no page to say it on, Remix would answer 200 with what a form was refused with, and in English with what was thrown. */
function withItsStatus(answer: unknown): unknown {
	const isData = typeof answer === "object" && answer !== null && "type" in answer && answer.type === "DataWithResponseInit";
	if (!isData) return answer;
	const { data, init } = answer as unknown as { data: Partial<FormReply & { sentence: string }> | null; init: ResponseInit | null };
	const sentences = data?.sentence ? [data.sentence] : Object.values(data?.lastResult?.error ?? {}).flat();
	return sentences.length > 0 ? plainText(sentences.join("\n"), init?.status) : Response.json(data, init ?? undefined);
}

/** For an address that gives a file: there is no page to say it on. */
const plainText = (text: string, status = 503) => new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
