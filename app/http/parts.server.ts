import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/node";
import { withoutHandover } from "./handover.server.ts";
import { shipsScripts } from "./scripts.ts";

/**
 * One handler for all addresses. Remix sorts, tries and copies every route it knows several times for each page: with two hundred, an
 * eighth of the page's time. An address is therefore answered by a handler that knows only the routes that may be meant by it, and the
 * page for what does not exist: Remix still chooses among them. What scripts ask for (`.data`, the manifest) goes to one that knows all.
 */
export function handlerByParts(build: ServerBuild, mode: string): RequestHandler {
	const whole = createRequestHandler(build, mode);
	const leaves = Object.values(build.routes).flatMap((route) =>
		route && !isOfEveryPage(route) ? [{ id: route.id, pattern: patternOf(route.path ?? "") }] : [],
	);
	const handlers = new Map<string, RequestHandler>();
	return (request, context) => {
		const { pathname, searchParams } = new URL(request.url);
		if (/(\.data|\/__manifest)$/.test(pathname) || searchParams.has("_data")) return whole(request, context);
		const address = decoded(pathname);
		const ids = leaves.filter(({ pattern }) => pattern.test(address)).map(({ id }) => id);
		const key = ids.join(" ");
		let handle = handlers.get(key);
		if (!handle) {
			handle = createRequestHandler(only(build, ids), mode);
			handlers.set(key, handle);
		}
		return handle(request, context);
	};
}

type Place = { parentId?: string; path?: string };
/** The frame, and the page for what does not exist. */
const isOfEveryPage = ({ parentId, path }: Place) => parentId === undefined || path === "*";

/** Of at least every address that Remix would give to this route: what a name holds is for Remix to judge. */
function patternOf(path: string): RegExp {
	const segments = path.split("/").filter(Boolean);
	const tried = segments.map((segment) => `/+${segment.replaceAll(".", "\\.").replace(/:\w+/, "[^/]+")}`);
	return new RegExp(`^${tried.join("")}/*$`, "i");
}

/** As Remix reads it: segment by segment, and as it stands when it is badly written. */
function decoded(pathname: string): string {
	if (!pathname.includes("%")) return pathname;
	try {
		return pathname
			.split("/")
			.map((segment) => decodeURIComponent(segment).replaceAll("/", "%2F"))
			.join("/");
	} catch {
		return pathname;
	}
}

function only(build: ServerBuild, ids: readonly string[]): ServerBuild {
	const keep = <Route extends Place>(routes: Record<string, Route | undefined>) =>
		Object.fromEntries(Object.entries(routes).filter(([id, route]) => route && (isOfEveryPage(route) || ids.includes(id))));
	const kept: ServerBuild = {
		...build,
		routes: keep(build.routes) as ServerBuild["routes"],
		assets: { ...build.assets, routes: keep(build.assets.routes) as ServerBuild["assets"]["routes"] },
	};
	const hasScripts = shipsScripts(Object.values(kept.routes).map((route) => route?.module.handle));
	return hasScripts ? kept : withoutHandover(kept);
}
