import { describe, expect, it } from "vitest";
import { assertHarmlessArchive } from "./archive.ts";

/** An archive's directory alone, with the sizes it declares: nothing is unpacked, so nothing else is needed. */
function anArchive(entries: { name: string; unpacked: number }[], padding = 5_000): Uint8Array {
	const directory = Buffer.concat(
		entries.map(({ name, unpacked }) => {
			const entry = Buffer.alloc(46);
			entry.writeUInt32LE(0x02014b50, 0);
			entry.writeUInt32LE(unpacked, 24);
			entry.writeUInt16LE(Buffer.byteLength(name), 28);
			return Buffer.concat([entry, Buffer.from(name)]);
		}),
	);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(padding, 16);
	return Buffer.concat([Buffer.alloc(padding), directory, end]);
}

describe("an archive", () => {
	it("of a document's size is taken", () => {
		expect(() => assertHarmlessArchive(anArchive([{ name: "word/document.xml", unpacked: 400_000 }]))).not.toThrow();
	});
	it.each([
		["declares more than any document", anArchive([{ name: "word/document.xml", unpacked: 300_000_000 }], 5_000_000)],
		["declares much more than it weighs", anArchive([{ name: "word/document.xml", unpacked: 100_000_000 }])],
		["hides its sizes", anArchive([{ name: "word/document.xml", unpacked: 0xffffffff }])],
	])("is refused when it %s", (_, bytes) => {
		expect(() => assertHarmlessArchive(bytes)).toThrow("attachment.unpacks-too-much");
	});
	it("with macros is refused", () => {
		expect(() => assertHarmlessArchive(anArchive([{ name: "word/vbaProject.bin", unpacked: 10 }]))).toThrow("attachment.macros");
		expect(() => assertHarmlessArchive(anArchive([{ name: "Basic/Standard/Module1.xml", unpacked: 10 }]))).toThrow("attachment.macros");
	});
	it("that is cut or no archive at all is refused", () => {
		expect(() => assertHarmlessArchive(Buffer.from("PK rien"))).toThrow("attachment.broken");
		expect(() => assertHarmlessArchive(anArchive([{ name: "a", unpacked: 1 }]).subarray(100))).toThrow("attachment.broken");
	});
});
