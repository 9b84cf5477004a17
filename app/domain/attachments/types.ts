import { type Id, idSchema, type PersonId } from "../kernel/ids.ts";

/** What may be attached: documents, spreadsheets, images and plain text; nothing that runs. */
export const attachmentExtensions = ["pdf", "docx", "odt", "xlsx", "ods", "png", "jpg", "csv", "txt"] as const;
export type AttachmentExtension = (typeof attachmentExtensions)[number];

export const maxAttachmentBytes = 10 * 1024 * 1024;

export type AttachmentId = Id<"Attachment">;
export const AttachmentId = idSchema("Attachment");

export interface Attachment {
	id: AttachmentId;
	name: string;
	extension: AttachmentExtension;
	/** In bytes. */
	size: number;
	addedById: PersonId;
	addedByName: string;
	addedAt: Date;
}

/** Where the bytes are kept, outside of what the web serves; keys are random and say nothing. */
export interface FileStore {
	write: (key: string, bytes: Uint8Array) => Promise<void>;
	/** @throws when there is no such file */
	read: (key: string) => Promise<ReadableStream<Uint8Array>>;
	/** Out of reach of any download, kept until the retention says otherwise. */
	setAside: (key: string) => Promise<void>;
	/** For a file whose row was never written. */
	discard: (key: string) => Promise<void>;
}

/** What the nightly purge does to the files. */
export interface FilePurge {
	/** Removes a file for good, set aside or not; none by that key is fine. */
	discard: (key: string) => Promise<void>;
	/** Keys of files last written before an instant, wherever they stand. */
	listOlderThan: (instant: Date) => Promise<string[]>;
}
