/** Reserved by Windows whatever follows: a file so named cannot be opened there. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name a file is shown and downloaded under: the last part of what was sent, without what could lead elsewhere (paths), lie about its
 * end (marks that turn the direction of writing, invisible characters) or break a header (controls).
 */
export function safeNameOf(sent: string, extension: string): string {
	const last = sent.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
	const clean = last
		.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
		.replace(/[<>:"|?*]/g, "-")
		.replace(/\s+/g, " ")
		.trim();
	const stem = clean
		.replace(/\.[^.]*$/, "")
		.replace(/^[.\s]+|[.\s]+$/g, "")
		.slice(0, 120)
		.trim();
	const named = stem === "" || reserved.test(stem) ? `piece-${stem}`.replace(/-$/, "") : stem;
	return `${named}.${extension}`;
}

export const extensionOf = (name: string): string => (/\.([^.\\/]+)$/.exec(name.trim())?.[1] ?? "").toLowerCase();
