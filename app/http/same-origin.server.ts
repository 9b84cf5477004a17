/**
 * The gate in front of every request that may change something. Browsers say where a request comes from in Sec-Fetch-Site; older
 * ones only in Origin, which must then be the configured public origin (not the Host header, which a client chooses).
 */
export function isFromOurPages(request: Request, publicUrl: URL): boolean {
	if (request.method === "GET" || request.method === "HEAD") return true;
	const site = request.headers.get("Sec-Fetch-Site");
	if (site !== null) return site === "same-origin";
	return request.headers.get("Origin") === publicUrl.origin;
}
