import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import path from "node:path";
import { getRequestListener } from "@hono/node-server";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { NONCE, secureHeaders } from "hono/secure-headers";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { type Gauge, gaugesAsText } from "./metrics.server.ts";
import { handlerByParts } from "./parts.server.ts";
import { tellRefusal } from "./refusals.server.ts";
import { isFromOurPages } from "./same-origin.server.ts";
import { requestContext, type Services } from "./services.server.ts";
import { withAvailability } from "./unavailable.server.ts";

export interface WebOptions {
	services: Services;
	/** The built application, or in development a function that gives the newest. */
	build: ServerBuild | (() => Promise<ServerBuild>);
	mode: "production" | "development";
	/** Development only: Vite, which answers for its own files. */
	middleware?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
	/** Names what is not ready, if anything. */
	whatIsNotReady: () => Promise<string | null>;
	/** What else the host's collector is told. */
	readGauges?: () => Promise<readonly Gauge[]>;
	onError: (error: unknown) => void;
}

/** The web over one HTTP server: headers, same-origin gate, health, static files, then the pages. */
export function createWeb({ services, build, mode, middleware, whatIsNotReady, readGauges, onError }: WebOptions): Server {
	const app = new Hono<{ Variables: { secureHeadersNonce?: string }; Bindings: { clientAddress: string } }>();
	const metrics = new Registry();
	collectDefaultMetrics({ register: metrics });
	const durations = new Histogram({
		name: "maillage_http_seconds",
		help: "Time to answer, by method and status class",
		labelNames: ["method", "status"],
		registers: [metrics],
	});

	app.get("/healthz", (c) => c.text("ok"));
	app.get("/readyz", async (c) => {
		const missing = await whatIsNotReady();
		return missing ? c.text(missing, 503) : c.text("ok");
	});
	app.get("/metrics", async (c) => {
		// for the host's own collector: never through a proxy that faces the public
		if (c.req.header("x-forwarded-for")) return c.notFound();
		// without the database the process still says how it does
		const gauges = (await readGauges?.().catch(onError)) ?? [];
		return c.text(`${await metrics.metrics()}${gaugesAsText(gauges)}\n`, 200, { "Content-Type": metrics.contentType });
	});

	app.use(async (c, next) => {
		const stop = durations.startTimer({ method: c.req.method });
		await next();
		stop({ status: `${Math.floor(c.res.status / 100)}xx` });
	});
	app.use(compress());
	const everyHeader: Parameters<typeof secureHeaders>[0] = {
		crossOriginOpenerPolicy: "same-origin",
		crossOriginResourcePolicy: "same-origin",
		referrerPolicy: "same-origin",
		strictTransportSecurity: services.publicUrl.protocol === "https:" ? "max-age=31536000; includeSubDomains" : false,
		permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
	};
	const pageHeaders = secureHeaders({
		...everyHeader,
		contentSecurityPolicy: {
			defaultSrc: ["'none'"],
			scriptSrc: mode === "production" ? ["'self'", NONCE] : ["'self'", NONCE, "'unsafe-eval'"],
			styleSrc: mode === "production" ? ["'self'"] : ["'self'", "'unsafe-inline'"],
			imgSrc: ["'self'", "data:"],
			fontSrc: ["'self'"],
			frameSrc: ["'self'"],
			// live writing; named, since some browsers do not count sockets as « self »
			connectSrc: ["'self'", services.publicUrl.origin.replace(/^http/, "ws"), ...(mode === "production" ? [] : ["ws:"])],
			formAction: ["'self'"],
			frameAncestors: ["'none'"],
			baseUri: ["'none'"],
			objectSrc: ["'none'"],
			manifestSrc: ["'self'"],
		},
		xFrameOptions: "DENY",
	});
	// A mail of the demonstration's mailbox, or a template, shown as its reader sees it in a frame of our page: its own styles, and nothing else.
	const mailHeaders = secureHeaders({
		...everyHeader,
		contentSecurityPolicy: {
			defaultSrc: ["'none'"],
			styleSrc: ["'unsafe-inline'"],
			baseUri: ["'none'"],
			formAction: ["'none'"],
			frameAncestors: ["'self'"],
			sandbox: ["allow-popups", "allow-popups-to-escape-sandbox"],
		},
		xFrameOptions: "SAMEORIGIN",
	});
	// An attached file goes to the disk of who asked for it, a calendar to a program: opened all the same, they could do nothing.
	const fileHeaders = secureHeaders({
		...everyHeader,
		referrerPolicy: "no-referrer",
		contentSecurityPolicy: { defaultSrc: ["'none'"], sandbox: [] },
		xFrameOptions: "DENY",
	});
	const isFile = (address: string) =>
		/^\/t\/[^/]+\/.+\/telechargement$|^\/boite-aux-lettres\/[^/]+\/pieces\/|^\/calendriers\//.test(address);
	const isMail = (address: string) => /^(\/boite-aux-lettres|\/t\/[^/]+\/administration\/courriels)\/[^/]+\/html$/.test(address);
	app.use((c, next) => (isFile(c.req.path) ? fileHeaders : isMail(c.req.path) ? mailHeaders : pageHeaders)(c, next));

	if (mode === "production") {
		// File names carry a hash of their content: a browser may keep them for ever.
		app.get("/assets/*", async (c) => {
			const file = path.join("build/client", path.normalize(c.req.path));
			const type = contentTypes[path.extname(file)];
			if (!type || !(await stat(file).catch(() => null))?.isFile()) return c.notFound();
			return c.body(await compressed(file, c.req.header("accept-encoding") ?? "", c), 200, {
				"Content-Type": type,
				"Cache-Control": "public, max-age=31536000, immutable",
			});
		});
	}

	const built = typeof build === "function" ? undefined : handlerByParts(withAvailability(build, onError), mode);
	app.all("*", async (c) => {
		const request = c.req.raw;
		if (!isFromOurPages(request, services.publicUrl)) {
			return c.text("Cette demande ne vient pas d'une page de Maillage\u00a0: elle est refusée. Revenez à la page et recommencez.", 403, {
				"Cache-Control": "no-store",
			});
		}
		// judged above by our public address; Remix would compare it with Host, which a proxy may rewrite
		request.headers.delete("Origin");
		const context = requestContext(services, request, c.get("secureHeadersNonce") ?? "", c.env.clientAddress);
		const handle = built ?? createRequestHandler(withAvailability(await (build as () => Promise<ServerBuild>)(), onError), mode);
		const response = await handle(request, context);
		await tellRefusal(request, context, response.status).catch(onError);
		if (response.status === 503 && !context.isLasting) {
			response.headers.set("Retry-After", "10");
			if (request.method === "GET") response.headers.set("Refresh", "10");
		}
		if (services.publicUrl.protocol === "https:") securePlainCookies(response.headers);
		// Pages hold personal data: no cache keeps them.
		if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
		return response;
	});
	app.onError((error, c) => {
		onError(error);
		return c.text("Une erreur imprévue est survenue. Réessayez dans un instant.", 500);
	});

	const listener = getRequestListener(
		(request, env) =>
			app.fetch(request, { clientAddress: (env.incoming as { socket: { remoteAddress?: string } }).socket.remoteAddress ?? "" }),
		{
			overrideGlobalObjects: false,
		},
	);
	return createServer((request, response) => {
		if (middleware) middleware(request, response, () => void listener(request, response));
		else void listener(request, response);
	});
}

/** Over https no cookie travels in clear, not even the one that only says what was just done. */
function securePlainCookies(headers: Headers) {
	const cookies = headers.getSetCookie();
	headers.delete("Set-Cookie");
	for (const cookie of cookies) headers.append("Set-Cookie", /;\s*secure\b/i.test(cookie) ? cookie : `${cookie}; Secure`);
}

const contentTypes: Record<string, string> = {
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
	".png": "image/png",
	".ico": "image/x-icon",
};

const cache = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

/** Built files do not change while the process runs: each is read and compressed once. */
async function compressed(
	file: string,
	accepts: string,
	c: { header: (name: string, value: string) => void },
): Promise<Uint8Array<ArrayBuffer>> {
	const { brotliCompressSync, gzipSync } = await import("node:zlib");
	const encoding = accepts.includes("br") ? "br" : accepts.includes("gzip") ? "gzip" : null;
	if (encoding) c.header("Content-Encoding", encoding);
	c.header("Vary", "Accept-Encoding");
	const key = `${encoding}:${file}`;
	let body = cache.get(key);
	if (!body) {
		body = readFile(file).then(
			(bytes) => new Uint8Array(encoding === "br" ? brotliCompressSync(bytes) : encoding === "gzip" ? gzipSync(bytes) : bytes),
		);
		cache.set(key, body);
	}
	return body;
}
