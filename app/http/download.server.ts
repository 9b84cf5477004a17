import { contentTypes, printDocument, printTable } from "#app/adapters/documents/print.server.ts";
import type { DocumentFormat, PrintedDocument, PrintedTable, TableFormat } from "#app/domain/kernel/document.ts";
import { DomainError, NotFound } from "#app/domain/kernel/errors.ts";
import { sentenceOf } from "#app/messages/sentences.ts";
import { statusOf } from "./respond.server.ts";

/** For addresses that give a file: a refusal or an absence is one sentence of plain text, since there is no page to say it on. */
export async function respondWithFile(work: () => Promise<Response>): Promise<Response> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof DomainError) return sentence(sentenceOf(error.code), statusOf[error.kind]);
		const thrown = error as { type?: string; data?: { sentence?: string }; init?: ResponseInit | null };
		if (thrown.type === "DataWithResponseInit" && thrown.data?.sentence) return sentence(thrown.data.sentence, thrown.init?.status ?? 500);
		throw error;
	}
}

const sentence = (text: string, status: number) =>
	new Response(text, { status, headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "private, no-store" } });

/** A file to be saved, never shown in the page's place nor kept by anything on the way. `name` is ours: letters, digits, dashes. */
export function download(bytes: Uint8Array, name: string, format: DocumentFormat | TableFormat): Response {
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			"Content-Type": contentTypes[format],
			"Content-Length": String(bytes.byteLength),
			"Content-Disposition": `attachment; filename="${name.replace(/[^\w.-]+/g, "-")}.${format}"`,
			"Cache-Control": "private, no-store",
			"X-Content-Type-Options": "nosniff",
		},
	});
}

export const downloadDocument = async (document: PrintedDocument, name: string, format: DocumentFormat, at: Date): Promise<Response> =>
	download(await printDocument(document, format, at), name, format);

export const downloadTable = async (table: PrintedTable, name: string, format: TableFormat, at: Date): Promise<Response> =>
	download(await printTable(table, format, at), name, format);

/** The format that the address ends with (« export.pdf »). @throws NotFound */
export function formatOf<Format extends string>(request: Request, formats: readonly Format[]): Format {
	const { pathname } = new URL(request.url);
	const format = formats.find((one) => pathname.endsWith(`.${one}`));
	if (!format) throw new NotFound("not-found");
	return format;
}
