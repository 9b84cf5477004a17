import { RuleViolation } from "../kernel/errors.ts";

/** Office documents are archives. What they may hold once unpacked; a real one stays far below. */
const mostEntries = 10_000;
const mostUnpacked = 200 * 1024 * 1024;
const mostTimes = 200;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/**
 * Reads the directory of an archive, without unpacking anything.
 * @throws RuleViolation for an archive that is broken, would unpack to much more than a document, or carries macros
 */
export function assertHarmlessArchive(bytes: Uint8Array): void {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	const entries = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true);
	if (entries > mostEntries) throw new RuleViolation("attachment.unpacks-too-much", "file");
	let unpacked = 0;
	for (let count = 0; count < entries; count++) {
		if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMark) throw new RuleViolation("attachment.broken", "file");
		unpacked += view.getUint32(at + 24, true); // 0xffffffff for sizes told elsewhere (zip64): above the limit as well
		const nameLength = view.getUint16(at + 28, true);
		const name = new TextDecoder("latin1").decode(bytes.subarray(at + 46, at + 46 + nameLength));
		if (/vbaProject\.bin$|^Basic\/.*\.xml$/i.test(name)) throw new RuleViolation("attachment.macros", "file");
		at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
	if (unpacked > mostUnpacked || unpacked > bytes.byteLength * mostTimes) throw new RuleViolation("attachment.unpacks-too-much", "file");
}

/** The end record stands at the very end, before a comment of 65,535 bytes at most. */
function findEnd(view: DataView): number {
	const last = view.byteLength - 22;
	for (let at = last; at >= Math.max(0, last - 65_535); at--) if (view.getUint32(at, true) === endMark) return at;
	throw new RuleViolation("attachment.broken", "file");
}

export const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
