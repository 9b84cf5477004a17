import { inflateRawSync, inflateSync } from "node:zlib";

/** Everything a file says, whatever it is packed in. */
export function textOfFile(bytes: Buffer, format: "pdf" | "docx" | "odt"): string {
	return format === "pdf" ? textOfPdf(bytes) : textOfZip(bytes);
}

function textOfZip(bytes: Buffer): string {
	let text = "";
	for (let end = bytes.length - 22; end >= 0; end--) {
		if (bytes.readUInt32LE(end) !== 0x06054b50) continue;
		let at = bytes.readUInt32LE(end + 16);
		for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
			const [method, size, nameLength, extraLength, commentLength, offset] = [
				bytes.readUInt16LE(at + 10),
				bytes.readUInt32LE(at + 20),
				bytes.readUInt16LE(at + 28),
				bytes.readUInt16LE(at + 30),
				bytes.readUInt16LE(at + 32),
				bytes.readUInt32LE(at + 42),
			];
			const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
			const packed = bytes.subarray(start, start + size);
			text += (method === 8 ? inflateRawSync(packed) : packed).toString("utf8");
			at += 46 + nameLength + extraLength + commentLength;
		}
		return text;
	}
	throw new Error("not a zip");
}

/** Glyphs of a PDF are numbers: its own tables say which letters they stand for. */
function textOfPdf(bytes: Buffer): string {
	const raw = bytes.toString("latin1");
	const streams: string[] = [];
	for (const { index, 0: found } of raw.matchAll(/stream\r?\n/g)) {
		const from = index + found.length;
		const packed = bytes.subarray(from, raw.indexOf("endstream", from));
		try {
			streams.push(inflateSync(packed).toString("latin1"));
		} catch {
			streams.push(packed.toString("latin1"));
		}
	}
	const maps = streams.filter((stream) => stream.includes("beginbfchar") || stream.includes("beginbfrange")).map(glyphsOf);
	const shown = maps.flatMap((glyphs) =>
		streams
			.filter((stream) => /\bT[jJ]\b/.test(stream))
			.map((stream) =>
				literalsOf(stream)
					.flatMap(codesOf)
					.map((code) => glyphs.get(code) ?? "")
					.join(""),
			),
	);
	return [raw, ...streams, ...shown].join("\n");
}

const escapes: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** The strings of a stream: parentheses that match need no escape within them. */
function literalsOf(stream: string): string[] {
	const found: string[] = [];
	for (let at = 0; at < stream.length; at++) {
		if (stream[at] !== "(") continue;
		let text = "";
		let depth = 1;
		while (depth > 0 && ++at < stream.length) {
			const sign = stream[at] as string;
			if (sign === "\\") {
				const octal = /^[0-7]{1,3}/.exec(stream.slice(at + 1, at + 4))?.[0];
				const next = stream[at + 1] as string;
				text += octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[next] ?? next);
				at += octal?.length ?? 1;
				continue;
			}
			if (sign === "(") depth++;
			if (sign === ")") depth--;
			if (depth > 0) text += sign;
		}
		found.push(text);
	}
	return found;
}

const codesOf = (text: string): number[] => {
	const bytes = Buffer.from(text, "latin1");
	return Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => bytes.readUInt16BE(index * 2));
};

function glyphsOf(cmap: string): Map<number, string> {
	const glyphs = new Map<number, string>();
	const lettersOf = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
	for (const [, block = ""] of cmap.matchAll(/beginbfchar(.*?)endbfchar/gs))
		for (const [, code = "", letters = ""] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
			glyphs.set(Number.parseInt(code, 16), lettersOf(letters));
	return glyphs;
}
