import type { LoaderFunction, ServerBuild } from "@remix-run/node";

/** Named for the whole process: the server and the built pages each have their copy of this file. */
const whole = Symbol.for("maillage.loaded");

/**
 * Remix encodes what loaders return for a browser that takes the page over, whether or not the page ships the script that would. On
 * pages that ship none, loaders give a stand-in, which costs nothing to encode; `unwrapped` puts what they returned back for the page.
 */
export function withoutHandover(build: ServerBuild): ServerBuild {
	const routes = Object.entries(build.routes).map(([id, route]) => {
		const loader = route?.module.loader;
		// a route without a page answers with a file or goes elsewhere
		if (!route?.module.default || !loader) return [id, route];
		return [id, { ...route, module: { ...route.module, loader: standingIn(loader) } }];
	});
	return { ...build, routes: Object.fromEntries(routes) };
}

const standingIn =
	(loader: LoaderFunction): LoaderFunction =>
	async (...args) => {
		const result = await loader(...args);
		if (typeof result !== "object" || result === null || result instanceof Response) return result;
		if (!isWithHeaders(result)) return { [whole]: result };
		result.data = { [whole]: result.data };
		return result;
	};

/** What `data()` of Remix makes. */
const isWithHeaders = (result: object): result is { data: unknown } => "type" in result && result.type === "DataWithResponseInit";

/** What loaders returned, by route. */
export const unwrapped = (loaderData: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(
		Object.entries(loaderData).map(([id, data]) => [
			id,
			typeof data === "object" && data && whole in data ? (data as { [whole]: unknown })[whole] : data,
		]),
	);
