import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound } from "./respond.server.ts";

interface StoredFile {
	name: string;
	size: number;
	storageKey: string;
}

/** The bytes as they were sent, always to be kept and never shown: no type that a browser would open. */
export async function storedFile({ files }: LoaderFunctionArgs["context"], { name, size, storageKey }: StoredFile): Promise<Response> {
	const body = await files.read(storageKey).catch(() => null);
	if (!body) throw notFound();
	return keptFile(body, name, size);
}

/** A file for the disk of who asked for it, under its own name. */
export function keptFile(body: ReadableStream<Uint8Array> | Uint8Array, name: string, size: number): Response {
	return new Response(body as BodyInit, {
		headers: {
			"Content-Type": "application/octet-stream",
			"Content-Length": String(size),
			"Content-Disposition": dispositionOf(name),
			"X-Content-Type-Options": "nosniff",
			"Content-Security-Policy": "default-src 'none'; sandbox",
		},
	});
}

/** The header that makes a browser keep a file instead of showing it, under its full French name. */
export function dispositionOf(name: string): string {
	const plain = name
		.normalize("NFD")
		.replace(/\p{Diacritic}/gu, "")
		.replace(/[^\x20-\x7e]|["\\%]/g, "_");
	const full = encodeURIComponent(name).replace(/['()*!]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
	return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
