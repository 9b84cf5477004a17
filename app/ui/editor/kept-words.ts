import * as Y from "yjs";

/*
 * Words that the server has not stored yet outlive a reload of the page: they stay in this tab until they are stored, and no longer.
 * Signing out clears them (Clear-Site-Data), and so does whoever signs in after.
 */

const prefix = "maillage:mots:";
const keyOf = (personId: string, meetingId: string) => `${prefix}${personId}:${meetingId}`;
const maxBytes = 1_000_000;

export interface KeptWords {
	read(): Uint8Array | null;
	/** @returns whether they are kept: not beyond what a tab holds */
	write(update: Uint8Array): boolean;
	forget(): void;
}

export function keptWords(personId: string, meetingId: string, storage: Storage = sessionStorage): KeptWords {
	const key = keyOf(personId, meetingId);
	for (const other of Object.keys(storage)) {
		if (other.startsWith(prefix) && !other.startsWith(keyOf(personId, ""))) storage.removeItem(other);
	}
	return {
		read() {
			const text = storage.getItem(key);
			try {
				return text === null ? null : Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
			} catch {
				storage.removeItem(key);
				return null;
			}
		},
		write(update) {
			try {
				if (update.byteLength > maxBytes) throw new RangeError("more than a tab holds");
				let text = "";
				for (let at = 0; at < update.length; at += 4096) text += String.fromCharCode(...update.subarray(at, at + 4096));
				storage.setItem(key, btoa(text));
				return true;
			} catch {
				storage.removeItem(key); // half of what was written would be worse than a clear warning
				return false;
			}
		},
		forget: () => storage.removeItem(key),
	};
}

/** What the committee keeps to itself is never left behind on a computer. */
export const holdsConfidential = (fragment: Y.XmlFragment): boolean =>
	fragment
		.toArray()
		.some(
			(block) =>
				block instanceof Y.XmlElement && (block.nodeName === "confidential" || (block.getAttribute("isConfidential") as unknown) === true),
		);
