/** The machine-readable side of a mail, as far as the reports of mail servers need it (RFC 5322, 2045, 2046); nothing here throws. */

/** Values by name in small letters; of several of one name, the first. */
export type Fields = ReadonlyMap<string, string>;

export interface Entity {
	fields: Fields;
	/** « message/delivery-status » */
	type: string;
	/** Of the content type: its boundary, its kind of report. */
	parameters: Fields;
	body: string;
}

const mostFields = 200;
const mostParts = 20;

/** Header fields, one line each: folded lines are one. */
export function readFields(head: string): Fields {
	const found = new Map<string, string>();
	for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
		const [, name, value] = /^([!-9;-~]{1,100}):(.*)$/.exec(line) ?? [];
		if (name && !found.has(name.toLowerCase()) && found.size < mostFields) found.set(name.toLowerCase(), (value ?? "").trim());
	}
	return found;
}

/** A mail, or a part of one. */
export function readEntity(text: string): Entity {
	const end = /\r?\n\r?\n/.exec(text);
	const fields = readFields(end ? text.slice(0, end.index) : text);
	const [type = "", ...rest] = (fields.get("content-type") ?? "text/plain").split(";");
	const parameters = new Map<string, string>();
	for (const one of rest) {
		const [, name, quoted, plain] = /^\s*([\w-]{1,40})\s*=\s*(?:"([^"]{0,200})"|([^\s";]{1,200}))\s*$/.exec(one) ?? [];
		if (name) parameters.set(name.toLowerCase(), quoted ?? plain ?? "");
	}
	const body = end ? text.slice(end.index + end[0].length) : "";
	return {
		fields,
		type: type.trim().toLowerCase(),
		parameters,
		body: decoded(body, fields.get("content-transfer-encoding")?.toLowerCase()),
	};
}

/** The parts of a mail made of several, one level deep; none for any other. A mail cut short ends its last part. */
export function partsOf({ type, parameters, body }: Entity): Entity[] {
	const boundary = parameters.get("boundary");
	if (!type.startsWith("multipart/") || !boundary) return [];
	const parts: string[][] = [];
	for (const line of body.split(/\r?\n/)) {
		const isMark = line.startsWith(`--${boundary}`) && line.slice(boundary.length + 2).trimEnd();
		if (isMark === "--") break;
		if (isMark === "") {
			if (parts.length === mostParts) break;
			parts.push([]);
		} else parts.at(-1)?.push(line);
	}
	return parts.map((lines) => readEntity(lines.join("\n")));
}

function decoded(body: string, encoding: string | undefined): string {
	if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8");
	if (encoding !== "quoted-printable") return body;
	return body.replace(/=[ \t]*\r?\n/g, "").replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
