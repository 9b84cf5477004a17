import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { afterAll, beforeAll } from "vitest";
import * as entry from "#app/entry.server.tsx";
import { createWeb } from "#app/http/server.server.ts";
import type { Services } from "#app/http/services.server.ts";
import * as root from "#app/root.tsx";
import routes from "#app/routes.ts";

type RouteModule = ServerBuild["routes"][string]["module"];
const modules = import.meta.glob<RouteModule>("../../../app/routes/**/*.tsx");

/** Every address of the product, with what answers it. */
export const addresses = await Promise.all(
	(routes as RouteConfigEntry[]).map(async ({ path = "", file, id = file.replace(/\.tsx$/, "") }) => {
		const module = (await modules[`../../../app/${file}`]?.()) as RouteModule;
		return { path, id, module, hasAction: module.action !== undefined };
	}),
);

export interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	location: string;
	body: string;
}

export interface Sent {
	cookie?: string;
	/** Makes it a POST from a page of ours, unless other headers say otherwise. */
	form?: URLSearchParams | FormData;
	/** The same, as a script of ours posts it. */
	json?: unknown;
	/** The same, as no browser writes it. */
	raw?: { type: string; body: Buffer };
	headers?: Record<string, string>;
}

export interface Site {
	send: (path: string, sent?: Sent) => Promise<Reply>;
	errors: unknown[];
}

/** The product's own server over HTTP with all its pages, straight from their sources: nothing to build first. */
export function useSite(services: () => Services): Site {
	const site = { errors: [] as unknown[] } as Site;
	let server: ReturnType<typeof createWeb>;
	beforeAll(async () => {
		const build = buildFromSources();
		server = createWeb({
			services: services(),
			build,
			mode: "production",
			whatIsNotReady: async () => null,
			onError: (error) => site.errors.push(error),
		});
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		const { port } = server.address() as AddressInfo;
		// fetch would set Sec-Fetch-* by itself
		site.send = async (path, { cookie, form, json, raw, headers = { "Sec-Fetch-Site": "same-origin" } } = {}) => {
			const posted = form ?? (json === undefined ? null : JSON.stringify(json));
			const written = posted === null ? null : new Response(posted);
			const body = raw?.body ?? (written && Buffer.from(await written.arrayBuffer()));
			const type = raw?.type ?? (form ? (written?.headers.get("Content-Type") ?? "") : "application/json");
			const content = body ? { "Content-Type": type, "Content-Length": body.length } : {};
			return new Promise((resolve, reject) => {
				const options = {
					port,
					path,
					// a connection kept for the next request may be closed by then, on a busy machine
					agent: false as const,
					method: body ? "POST" : "GET",
					headers: { ...headers, ...content, ...(cookie && { Cookie: cookie }) },
				};
				httpRequest(options, (response) => {
					const pieces: Buffer[] = [];
					response
						.on("data", (piece: Buffer) => pieces.push(piece))
						.on("end", () => {
							const { statusCode: status = 0, headers: told } = response;
							resolve({ status, headers: told, location: told.location ?? "", body: Buffer.concat(pieces).toString() });
						});
				})
					.on("error", reject)
					.end(body);
			});
		};
	});
	afterAll(async () => {
		server?.closeAllConnections();
		await new Promise((resolve) => server?.close(resolve));
	});
	return site;
}

function buildFromSources(): ServerBuild {
	const known = [
		{ id: "root", path: "", module: root as unknown as RouteModule, parentId: undefined },
		...addresses.map((page) => ({ ...page, parentId: "root" })),
	];
	const manifest = known.map(({ id, path, parentId, module }) => [
		id,
		{
			id,
			path,
			parentId,
			module: `/assets/${id}.js`,
			hasLoader: !!module.loader,
			hasAction: !!module.action,
			hasErrorBoundary: !!module.ErrorBoundary,
		},
	]);
	return {
		entry: { module: entry },
		routes: Object.fromEntries(known.map((route) => [route.id, route])),
		assets: {
			entry: { module: "/assets/entry.js", imports: [] },
			routes: Object.fromEntries(manifest),
			url: "/assets/manifest.js",
			version: "test",
		},
		publicPath: "/",
		basename: "/",
		assetsBuildDirectory: "build/client",
		future: {
			v3_fetcherPersist: true,
			v3_lazyRouteDiscovery: true,
			v3_relativeSplatPath: true,
			v3_singleFetch: true,
			v3_throwAbortReason: true,
		},
		isSpaMode: false,
		mode: "production",
	} as unknown as ServerBuild;
}
