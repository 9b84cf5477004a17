import { PassThrough } from "node:stream";
import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { logger } from "./adapters/logger.server.ts";
import { unwrapped } from "./http/handover.server.ts";
import { pageResponse } from "./http/page-response.server.ts";
import { shipsScripts } from "./http/scripts.ts";

/** Pages without scripts are written at once; those with scripts stream, since their data follows the HTML. */
export default async function handleRequest(
	request: Request,
	status: number,
	headers: Headers,
	context: EntryContext,
	{ nonce }: { nonce: string },
) {
	headers.set("Content-Type", "text/html; charset=utf-8");
	context.staticHandlerContext.loaderData = unwrapped(context.staticHandlerContext.loaderData);
	const page = <RemixServer context={context} url={request.url} nonce={nonce} />;
	const modules = context.staticHandlerContext.matches.map(({ route }) => context.routeModules[route.id]);
	if (!shipsScripts(modules.map((module) => module?.handle))) {
		return pageResponse(request, `<!DOCTYPE html>${renderToString(page)}`, { status, headers });
	}
	return new Promise<Response>((resolve, reject) => {
		let responseStatus = status;
		const { pipe } = renderToPipeableStream(page, {
			nonce,
			onShellReady() {
				const body = new PassThrough();
				resolve(new Response(createReadableStreamFromReadable(body), { status: responseStatus, headers }));
				pipe(body);
			},
			onShellError: reject,
			onError(error) {
				responseStatus = 500;
				logger.error({ err: error }, "render failed");
			},
		});
	});
}

/** Errors of loaders and actions that no rule foresaw: logged with their route, answered by the error page. A refusal is an answer, no error. */
export function handleError(error: unknown, { request }: { request: Request }) {
	if (!request.signal.aborted && !isRouteErrorResponse(error)) logger.error({ err: error, method: request.method }, "request failed");
}
