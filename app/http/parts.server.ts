import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";

/** The first name after the territory in an address or in a route: what follows is one part of the product. */
const partOf = (address: string): string | undefined => /^\/?t\/[^/]+\/([^/:.]+)/.exec(address)?.[1];

/**
 * One handler for all addresses. Remix sorts and tries every route it knows several times for each page: with more than a hundred, a
 * tenth of the page's time. Addresses of a territory are therefore answered by a handler that knows their part alone, and the page for
 * what does not exist; all others by one that knows everything.
 */
export function handlerByParts(build: ServerBuild, mode: string): RequestHandler {
	const whole = createRequestHandler(build, mode);
	const names = new Set(Object.values(build.routes).map((route) => partOf(route?.path ?? "")));
	const parts = new Map([...names].flatMap((name) => (name ? [[name, createRequestHandler(only(build, name), mode)] as const] : [])));
	return (request, context) => {
		const part = partOf(new URL(request.url).pathname);
		return ((part !== undefined && parts.get(part)) || whole)(request, context);
	};
}

function only(build: ServerBuild, part: string): ServerBuild {
	const isKept = (route: { path?: string } | undefined) => !route?.path || route.path === "*" || partOf(route.path) === part;
	const keep = <Route extends { path?: string }>(routes: Record<string, Route | undefined>) =>
		Object.fromEntries(Object.entries(routes).filter(([, route]) => isKept(route)));
	return {
		...build,
		routes: keep(build.routes) as ServerBuild["routes"],
		assets: { ...build.assets, routes: keep(build.assets.routes) as ServerBuild["assets"]["routes"] },
	};
}
