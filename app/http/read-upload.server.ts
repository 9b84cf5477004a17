import { data } from "@remix-run/node";
import { sentenceOf } from "#app/messages/sentences.ts";
import { readUpTo } from "./read-body.server.ts";

export interface Upload {
	/** As the browser sent it: not to be trusted. */
	name: string;
	bytes: Uint8Array;
}

/** Room for the form around the file: boundaries, names, small fields. */
const around = 64 * 1024;
/** What is still read of a body over its limit, and thrown away: a browser cut off in the middle shows no sentence. */
const patience = 8;

/** What was said beside the file, by name; nothing of a body that was too large to be read. */
type Fields = ReadonlyMap<string, string>;

/**
 * Reads the one file of a multipart form, however long the request says it is: bytes are counted as they come.
 * @returns not ok when the body is over the limit or no file was chosen, with which of the two
 */
export async function readUpload(
	request: Request,
	field: string,
	maxBytes: number,
): Promise<({ ok: true; upload: Upload } | { ok: false; why: "too-large" | "missing" }) & { fields: Fields }> {
	const body = await readUpTo(request, maxBytes + around, patience);
	if (body === null) return { ok: false, why: "too-large", fields: new Map() };
	const form = await new Response(body, { headers: { "Content-Type": request.headers.get("Content-Type") ?? "" } })
		.formData()
		.catch(() => null);
	if (!form) throw data({ sentence: sentenceOf("form.unreadable") }, { status: 400 });
	const fields = new Map([...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
	const file = form.get(field);
	if (!(file instanceof File) || (file.name === "" && file.size === 0)) return { ok: false, why: "missing", fields };
	if (file.size > maxBytes) return { ok: false, why: "too-large", fields };
	return { ok: true, upload: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, fields };
}
