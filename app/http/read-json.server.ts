import { readBody } from "./read-body.server.ts";

/** The object that a script of ours posted: empty when it is none, null when it is too long to be one. */
export async function readJson(request: Request): Promise<Record<string, unknown> | null> {
	const bytes = await readBody(request);
	if (!bytes) return null;
	try {
		const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
	} catch {
		return {};
	}
}
