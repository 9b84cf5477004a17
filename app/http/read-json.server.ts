const maxBytes = 1_000_000;

/** The object that a script of ours posted; empty when it is none, or too long to be one. */
export async function readJson(request: Request): Promise<Record<string, unknown>> {
	if (Number(request.headers.get("Content-Length") ?? 0) > maxBytes) return {};
	const text = await request.text();
	if (text.length > maxBytes) return {};
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
	} catch {
		return {};
	}
}
