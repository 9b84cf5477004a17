import { kindOf } from "./content.server.ts";
import { safeNameOf } from "./names.ts";
import type { AttachmentExtension } from "./types.ts";

/**
 * What a file sent beside anything else than a sheet may be kept as: the same kinds and the same bounds, known by content.
 * @throws RuleViolation beside the field « file »
 */
export async function checkedFile(sentName: string, bytes: Uint8Array): Promise<{ name: string; extension: AttachmentExtension }> {
	const extension = await kindOf(sentName, bytes);
	return { name: safeNameOf(sentName, extension), extension };
}
