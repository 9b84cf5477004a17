import { fileTypeFromBuffer } from "file-type";
import { RuleViolation } from "../kernel/errors.ts";
import { assertHarmlessArchive, isArchive } from "./archive.ts";
import { extensionOf } from "./names.ts";
import { type AttachmentExtension, attachmentExtensions, maxAttachmentBytes } from "./types.ts";

/** The other spellings of an extension we take. */
const spellings: Record<string, AttachmentExtension> = { jpeg: "jpg", text: "txt" };
/** What has no mark of its own to be known by. */
const texts: readonly AttachmentExtension[] = ["csv", "txt"];

/**
 * What a file is, by its content; its name must say the same.
 * @throws RuleViolation beside the field, with what is wrong
 */
export async function kindOf(sentName: string, bytes: Uint8Array): Promise<AttachmentExtension> {
	if (bytes.byteLength === 0) throw new RuleViolation("attachment.empty", "file");
	if (bytes.byteLength > maxAttachmentBytes) throw new RuleViolation("attachment.too-large", "file");
	const said = extensionOf(sentName);
	const extension = spellings[said] ?? attachmentExtensions.find((one) => one === said);
	if (!extension) throw new RuleViolation("attachment.kind-refused", "file");
	if (isArchive(bytes)) assertHarmlessArchive(bytes); // before anything else reads into it
	const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
	const isAsSaid = texts.includes(extension) ? found === undefined && isText(bytes) : found?.ext === extension;
	if (!isAsSaid) throw new RuleViolation("attachment.not-what-it-says", "file");
	return extension;
}

/** Text in any of the encodings of French offices: no control character but those of lines and columns. */
function isText(bytes: Uint8Array): boolean {
	const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	if (isUtf16) return false;
	return bytes.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x0c);
}
