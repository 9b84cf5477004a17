import type { ActionFunction, LoaderFunction, ServerBuild } from "@remix-run/node";
import { isUnavailable, isUnstorable } from "#db/client.server.ts";
import { errorPage, notFound } from "./respond.server.ts";

type Handler = LoaderFunction | ActionFunction;

/**
 * The same pages, answering 503 while the database is away: one place, so that no route has to think of it. A page reloads by itself
 * (see the server's Refresh header); a form says to go back, where the browser keeps what was typed.
 */
export function withAvailability(build: ServerBuild): ServerBuild {
	const guard = <H extends Handler>(handler: H | undefined, code: string): H | undefined =>
		handler &&
		((async (...args: Parameters<H>) => {
			// asked first: of questions put to the database together, one that is well put may be the first to fail
			if (Object.values(args[0].params).some((name) => name?.includes("\0"))) throw notFound();
			try {
				return await (handler as (...given: Parameters<H>) => unknown)(...args);
			} catch (error) {
				if (isUnavailable(error)) throw errorPage(503, code);
				throw isUnstorable(error) ? notFound() : error; // an address that can name nothing
			}
		}) as unknown as H);
	const routes = Object.entries(build.routes).map(([id, route]) => {
		if (!route) return [id, route];
		const { loader, action } = route.module;
		return [id, { ...route, module: { ...route.module, loader: guard(loader, "unavailable"), action: guard(action, "unavailable.form") } }];
	});
	return { ...build, routes: Object.fromEntries(routes) };
}
