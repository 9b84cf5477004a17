const maxBytes = 1_000_000;

/** The bytes of a request, counted as they come: a length is only what the sender says of it, if anything. Null beyond 1 MB. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
	if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) return null;
	return readUpTo(request, maxBytes);
}

/** Null beyond the limit. What comes over it is thrown away, up to `patience` times as much; then the sender is cut off. */
export async function readUpTo(request: Request, limit: number, patience = 1): Promise<Uint8Array<ArrayBuffer> | null> {
	const reader = request.body?.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
		size += next.value.byteLength;
		if (size <= limit) chunks.push(next.value);
		else chunks.length = 0;
		if (size > limit * patience) {
			await reader?.cancel();
			return null;
		}
	}
	return size > limit ? null : Buffer.concat(chunks);
}
