import { crc32, deflateRawSync } from "node:zlib";

/** An archive with these files, packed. */
export function aZip(entries: readonly { name: string; bytes: Buffer }[]): Buffer {
	const files: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const { name, bytes } of entries) {
		const packed = deflateRawSync(bytes);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt16LE(8, 4);
		facts.writeUInt32LE(crc32(bytes), 10);
		facts.writeUInt32LE(packed.length, 14);
		facts.writeUInt32LE(bytes.length, 18);
		facts.writeUInt16LE(name.length, 22);
		files.push(Buffer.from("PK\x03\x04"), facts, Buffer.from(name), packed);
		const place = Buffer.alloc(14);
		place.writeUInt32LE(at, 10);
		directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), facts, place, Buffer.from(name));
		at += 30 + name.length + packed.length;
	}
	const written = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(written.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...files, written, end]);
}
