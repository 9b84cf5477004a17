import { createHash } from "node:crypto";

/**
 * A calendar for a program that comes back every hour. It may keep its copy but asks each time whether it still holds (« no-cache »):
 * a revoked calendar empties at the next reading, and an unchanged one costs no transfer. « no-store » would make programs forget the
 * tag that spares it.
 */
export function calendarResponse(request: Request, text: string): Response {
	const tag = `"${createHash("sha256").update(text).digest("base64url")}"`;
	const headers = new Headers({ ...privacy, "Cache-Control": "private, no-cache", ETag: tag });
	if (namesTag(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
	headers.set("Content-Type", "text/calendar; charset=utf-8");
	// a browser that saves it would otherwise name the file after the secret address
	headers.set("Content-Disposition", 'inline; filename="maillage.ics"');
	return new Response(text, { headers });
}

/** Programs show no page: one sentence of plain text. */
export const calendarRefusal = (status: number, sentence: string, more: Record<string, string> = {}) =>
	new Response(sentence, {
		status,
		headers: { ...privacy, ...more, "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" },
	});

const privacy = { "X-Robots-Tag": "noindex, nofollow" };

/** Compression on the way makes tags weak (« W/"…" »): the same content all the same. */
const namesTag = (header: string | null, tag: string) =>
	(header ?? "").split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag);
