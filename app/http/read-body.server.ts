const maxBytes = 1_000_000;

/** The bytes of a request, counted as they come: a length is only what the sender says of it, if anything. Null beyond 1 MB. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
	if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) return null;
	const reader = request.body?.getReader();
	const chunks: Uint8Array[] = [];
	let length = 0;
	for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
		length += next.value.byteLength;
		if (length > maxBytes) {
			await reader?.cancel();
			return null;
		}
		chunks.push(next.value);
	}
	return new Uint8Array(Buffer.concat(chunks));
}
