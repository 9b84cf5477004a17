/**
 * The gate in front of every request that may change something. Browsers say where a request comes from in Sec-Fetch-Site; older
 * ones only in Origin, which must then be the configured public origin (not the Host header, which a client chooses).
 */
export function isFromOurPages(request: Request, publicUrl: URL): boolean {
	if (request.method === "GET" || request.method === "HEAD") return true;
	if (isOneClick(request)) return true;
	const site = request.headers.get("Sec-Fetch-Site");
	if (site !== null) return site === "same-origin";
	return request.headers.get("Origin") === publicUrl.origin;
}

/**
 * The one address that others may post to: a mailbox stops the digest on behalf of its owner (RFC 8058), without cookie nor origin. The
 * secret of the address is all it needs; the page reads neither session nor form, and does nothing else.
 */
const isOneClick = ({ method, url }: Request): boolean =>
	method === "POST" && /^\/courriel\/[\w-]{43}\/desabonnement$/.test(new URL(url).pathname);
